/** The remote's clock in its Date header, as ISO; null when it sent none that can be read. */
export function readDate(header: string | string[] | undefined): string | null {
  const ms = Date.parse(String(header ?? ""));
  const isPlausible = ms >= 0 && ms < Date.UTC(9999, 0);
  return isPlausible ? new Date(ms).toISOString() : null;
}
