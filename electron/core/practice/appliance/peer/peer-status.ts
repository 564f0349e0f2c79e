/** What the two appliances tell one another about themselves when asked. */
import { z } from "zod";
import { failoverRoleSchema } from "../disk/failover-settings.ts";

export const peerStatusSchema = z.object({
  name: z.string(),
  hostName: z.string(),
  applianceId: z.string(),
  role: failoverRoleSchema,
  /** The door for the other appliance of its pair. */
  linkPort: z.int(),
  isBusy: z.boolean(),
  sharedIps: z.array(z.string()),
  /** When somebody last came by the site's address (epoch ms); null when nobody did. */
  siteVisitAtMs: z.number().nullable(),
});
export type PeerStatus = z.infer<typeof peerStatusSchema>;
