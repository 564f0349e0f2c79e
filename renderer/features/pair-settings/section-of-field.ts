export type SectionId = "site" | "first" | "second" | "watching" | "keeping";

/** Where in the settings a field stands, by its path. */
export function sectionOfField(field: string): SectionId {
  if (field.startsWith("appliances.0")) return "first";
  if (field.startsWith("appliances.1")) return "second";
  const isWatching = field === "vantage" || field === "portalNames" || field.startsWith("thresholds.");
  return isWatching ? "watching" : "site";
}
