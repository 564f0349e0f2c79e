import type { Peer } from "./appliance/disk/failover-settings.ts";
import { practiceIdentities } from "./practice-definition.ts";

/** How an appliance of the practice pair stands in the other one's relationship; `index` 0 is the normal primary. */
export const peerEntry = (index: 0 | 1, { linkPort }: { linkPort: number }): Peer => ({
  ...practiceIdentities[index],
  port: linkPort,
  role: index === 0 ? "primary" : "backup",
  seenAt: null,
});
