/** What a manual step asks for, in a form that can be carried out on the practice pair. */
import { z } from "zod";

const appliance = z.string();

export const deedSchema = z.discriminatedUnion("deed", [
  /** Lead the site name to it, by DNS or NAT. */
  z.object({ deed: z.literal("point-site"), at: appliance }),
  /** /login > Management > Failover > Sync Now. */
  z.object({ deed: z.literal("sync-now"), on: appliance }),
  z.object({ deed: z.literal("break-relationship"), on: appliance }),
  /** On the source: the addresses by which the two reach one another. */
  z.object({ deed: z.literal("establish-relationship"), source: appliance, backup: appliance }),
  /** /appliance > Networking > IP Configuration. */
  z.object({ deed: z.literal("shared-ip"), on: appliance, isEnabled: z.boolean() }),
  z.object({ deed: z.literal("backup-operations"), on: appliance, isOn: z.boolean() }),
]);
export type PersonDeed = z.infer<typeof deedSchema>;
