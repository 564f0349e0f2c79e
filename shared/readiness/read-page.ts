/** Everything the readiness page shows, from the same picture that the verdict is drawn from. */

import type { AssessmentContext } from "../assessment/context.ts";
import { agedReadiness } from "../assessment/readiness.ts";
import type { ApplianceSituation, Situation } from "../assessment/situation.ts";
import { judgeSettings } from "../attestations/judge-settings.ts";
import type { JudgedSetting } from "../attestations/judged-setting.ts";
import type { Attestation } from "../domain/attestation.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { readMailConditions } from "./mail-conditions.ts";
import type { AttestedCheck, ReadinessPage } from "./readiness-check.ts";
import { seeChecks } from "./see-checks.ts";
import { loginOf } from "./takeover-countdown.ts";

const mostEarlier = 5;

/** `attestations`: also those that later ones have replaced. */
export function readPage(
  situation: Situation,
  context: AssessmentContext,
  { pairId, status, attestations }: { pairId: string; status: PairStatus; attestations: readonly Attestation[] },
): ReadinessPage {
  const [first, second] = situation.appliances;
  const byTime = [...attestations].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const judged = judgeSettings(situation, context);
  return {
    pairId,
    ...agedReadiness(situation, status.findings, context),
    appliances: [describe(first, status), describe(second, status)],
    attested: judged.map((one) => toCheck(one, byTime)),
    seen: seeChecks(situation, context, status),
    mailConditions: readMailConditions(status.findings, judged),
    lastBy: byTime.map(({ by }) => by).find((by) => by !== "") ?? null,
  };
}

function toCheck({ said, item, appliance, ...judged }: JudgedSetting, byTime: readonly Attestation[]): AttestedCheck {
  const earlier = byTime
    .filter((one) => one.item === item && one.appliance === appliance && one.at !== said?.attestation.at)
    .slice(0, mostEarlier);
  return {
    item,
    appliance,
    ...judged,
    said: said && { ...wordOf(said.attestation), staleBecause: said.staleBecause },
    earlier: earlier.map(wordOf),
  };
}

const wordOf = ({ value, at, by, note }: Attestation) => ({ value, at, by, note });

function describe({ name, isNormalPrimary, reading, appliance }: ApplianceSituation, status: PairStatus) {
  const leadsElsewhere = status.findings.some(
    (found) => found.code === "ADDRESS_IS_SITE_NAME" && found.appliance === name,
  );
  return {
    name,
    isNormalPrimary,
    role: reading?.role ?? ("unknown" as const),
    loginUrl: leadsElsewhere ? null : loginOf(appliance),
  };
}
