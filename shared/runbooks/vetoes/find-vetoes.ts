/** All that stands against a procedure now, the heaviest first. */
import { applianceOf } from "../which-appliance.ts";
import { isSeenHealthy, judgeCondition } from "./judge-conditions.ts";
import { type VetoHit, type VetoWeight, vetoConditions } from "./veto.ts";
import type { VetoQuestion } from "./veto-question.ts";
import { weightIfUnknown, weightOf } from "./veto-table.ts";

const order: Readonly<Record<VetoWeight, number>> = { hard: 0, soft: 1, shown: 2 };

export function findVetoes(asked: VetoQuestion & { isUpgrade?: boolean }): VetoHit[] {
  const { column, serving, isSyncFirst, isUpgrade = false, known } = asked;
  const isPeerSeen = isSeenHealthy(applianceOf(known.situation, serving));
  const hits = vetoConditions.flatMap((condition): VetoHit[] => {
    const weightHeld = weightOf(column, condition, { isSyncFirst, isPeerSeen, isUpgrade });
    if (weightHeld === "none") return [];
    const { holds, message, isOnlySaid = false } = judgeCondition[condition](asked);
    if (holds === "no") return [];
    if (isOnlySaid) return [{ condition, weight: "shown", holds, message }];
    // What an account may not send is no reason not to list what would be sent.
    const isHarmless = condition === "no-full-access" && known.isDryRun === true;
    const weightSeen = holds === "unknown" ? weightIfUnknown(weightHeld) : weightHeld;
    const weight = isHarmless ? "shown" : weightSeen;
    return weight === "none" ? [] : [{ condition, weight, holds, message }];
  });
  return hits.sort((a, b) => order[a.weight] - order[b.weight]);
}
