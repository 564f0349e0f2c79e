/** A pair as the window shows it: the facts a person entered, the conclusion, and the ages that the terminal form has no room for. */
import { z } from "zod";
import { maintenanceSchema } from "./maintenance.ts";
import { obstacleSchema, roleSchema } from "./observation.ts";
import { networkMethodSchema } from "./pair.ts";
import { pairStatusSchema } from "./pair-status.ts";
import { takeoverCountdownSchema } from "./takeover-countdown.ts";

export const pairViewSchema = z.object({
  id: z.string(),
  practice: z.boolean(),
  /** null: it belongs to none. */
  group: z.string().nullable(),
  site: z.object({ host: z.string(), port: z.int() }),
  method: networkMethodSchema,
  normalPrimary: z.string(),
  appliances: z.tuple([applianceView(), applianceView()]),
  /** When the site name was last asked. */
  siteLookedAt: z.iso.datetime().nullable(),
  /** Why the last question put to the site name brought no answer; null when it did, or nobody asked. */
  siteObstacle: obstacleSchema.nullable(),
  status: pairStatusSchema,
  /** Under way now; it ends by itself at `until`. */
  maintenance: maintenanceSchema.nullable(),
  /** When a person last said that they know of the role changes seen until then. */
  rolesAcknowledgedAt: z.iso.datetime().nullable(),
  /** The backup is about to take over by itself; null: it is not, or nobody has confirmed that it would. */
  countdown: takeoverCountdownSchema.nullable(),
  /** Changes made in /login while the stand-in was primary: all, and those that nobody has entered again yet. */
  loginChanges: z.object({ all: z.int(), open: z.int() }),
  /** When the status was concluded; its ages count from here. */
  assessedAt: z.iso.datetime(),
  isLooking: z.boolean(),
});
export type PairView = z.infer<typeof pairViewSchema>;

function applianceView() {
  return z.object({
    name: z.string(),
    host: z.string(),
    port: z.int(),
    /** Age of the data: the last look that brought a reading. */
    dataAt: z.iso.datetime().nullable(),
    /** Age of the check: the last look, whatever it brought. */
    lookedAt: z.iso.datetime().nullable(),
    /** The role in the last reading and its time: how a dead appliance is remembered. */
    lastRole: z.object({ role: roleSchema, at: z.iso.datetime() }).nullable(),
    /** Two looks or more are overdue: nothing of this appliance may be shown as current. */
    isStale: z.boolean(),
    /** Why the last look brought no reading; null when it did, or nobody looked. */
    obstacle: obstacleSchema.nullable(),
  });
}
