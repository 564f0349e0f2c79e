/** What an appliance serves now; an old look may have been overtaken by a renewal. */
import type { ApplianceSituation, Situation } from "../../situation.ts";

export function served({ certificate: look }: ApplianceSituation, { isOld }: Situation) {
  return look?.outcome.kind === "served" && !isOld(look) ? { ...look.outcome, at: look.at } : null;
}

/** The same to clients that send no server name. */
export function servedByDefault({ defaultCertificate: look }: ApplianceSituation, { isOld }: Situation) {
  return look?.outcome.kind === "served" && !isOld(look) ? { ...look.outcome, at: look.at } : null;
}
