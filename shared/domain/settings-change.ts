/** Something after which settings that a person looked up may be others: they have to look again (`judgement.md` 6). */
import { z } from "zod";

export const settingsChangeSchema = z.object({
  /**
   * `upgrade`: another version or build; `replacement`: another appliance id; `relationship`: a break or an establish;
   * `address`: the pair's description leads elsewhere.
   */
  cause: z.enum(["upgrade", "replacement", "relationship", "address"]),
  appliance: z.string(),
  at: z.iso.datetime(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
export type SettingsChangeCause = SettingsChange["cause"];
