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
  /**
   * /appliance > Security > Certificates. Export saves what the site's name is served with, under the run's passphrase, into the
   * watched folder; import takes the run's file; default chooses what was imported last for clients that send no name.
   */
  z.object({ deed: z.literal("export-certificate"), on: appliance }),
  z.object({ deed: z.literal("import-certificate"), on: appliance }),
  z.object({ deed: z.literal("default-certificate"), on: appliance }),
  /** As an authority would send it: a new certificate for the same names, with key and chain, into the watched folder. */
  z.object({ deed: z.literal("issue-certificate") }),
  z.object({ deed: z.literal("delete-certificate-file") }),
]);
export type PersonDeed = z.infer<typeof deedSchema>;
