/** When a backup that switches by itself is expected to do so. */
import { z } from "zod";

export const takeoverCountdownSchema = z.object({
  standIn: z.string(),
  primary: z.string(),
  /** When the primary answered last. */
  silentSince: z.iso.datetime(),
  /** As a person has said; null: nobody has, so no time can be told. */
  timeoutSeconds: z.number().nullable(),
  earliest: z.iso.datetime().nullable(),
  latest: z.iso.datetime().nullable(),
  /** The same addresses seen from the backup: it does not take over while none of its test IPs answers. */
  hasTestIps: z.boolean().nullable(),
  /** How long this primary kept silent each time its end was seen, beside the timeout; null: no such time is known. */
  outages: z.object({ count: z.int(), longestSeconds: z.number(), longerThanTimeout: z.int() }).nullable(),
  /** Where the setting is that stops it: the backup's own /login. */
  loginUrl: z.string(),
});
export type TakeoverCountdown = z.infer<typeof takeoverCountdownSchema>;
