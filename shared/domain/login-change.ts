/** A change that somebody made in /login while the stand-in was primary: kept so that it can be entered again. */
import { z } from "zod";

export const loginChangeSchema = z.object({
  id: z.string(),
  /** When it was made. */
  at: z.iso.datetime(),
  /** On which appliance. */
  appliance: z.string(),
  what: z.string().min(1).max(500),
  /** The page in /login. */
  where: z.string().max(200),
  who: z.string().max(120),
  reAppliedAt: z.iso.datetime().nullable(),
});
export type LoginChange = z.infer<typeof loginChangeSchema>;
