/** What the roles mean for an Atlas cluster; nothing where both say that they are in none. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";

/** `backup`: the one that becomes backup; left out where that is not known yet. */
export function atlasWords({ appliances }: RunFacts, backup?: FactsOfAppliance): string[] {
  const roles = appliances.map(({ clusterRole }) => clusterRole?.trim().toLowerCase() ?? null);
  const becomes = `${backup?.name ?? "the backup"} becomes the cluster's backup primary node with it.`;
  const node = appliances.find((_, at) => roles[at] === "primary");
  if (node) return [`${node.name} is the primary node of an Atlas cluster: ${becomes}`];
  if (roles.every((role) => role !== null)) return [];
  return [`If the primary is the primary node of an Atlas cluster, ${becomes}`];
}
