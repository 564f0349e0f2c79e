/** What was synchronized, and what would be missing without it. */
import { inWords } from "../../assessment/duration.ts";
import { clockSkewSeconds } from "../../assessment/findings/identity.ts";
import { standIn } from "../../assessment/findings/roles.ts";
import { otherThan, type Situation } from "../../assessment/situation.ts";
import type { Check, CheckResult, EvidenceLine } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { concluded, lookedAt, unknownLine, yesIf } from "./evidence.ts";

type LaterThan = Extract<Check, { check: "sync-later-than" }>["at"];

/** null: than none at all. What was told once stays so, so this answer does not age. */
export function judgeSyncLaterThan(asked: LaterThan, known: RunKnowledge): CheckResult {
  const { sync, primary } = known.situation;
  const since = momentOf(asked, known);
  if (!sync) {
    const isToldOfNone = primary?.isHealthy === true && primary.reading?.lastSync == null;
    const line: EvidenceLine = isToldOfNone
      ? {
          about: primary.name,
          what: `${primary.name} tells of no data sync`,
          holds: "no",
          at: lookedAt(primary),
          grade: "api",
        }
      : unknownLine(null, "no data sync is known");
    return concluded([line], "");
  }
  const { lastSync, toldBy, toldAt } = sync;
  const isLater = since === null || Date.parse(lastSync.at) > Date.parse(since);
  const status = lastSync.status === null ? "" : ` with the words "${lastSync.status}"`;
  const what = `${toldBy} tells of a data sync at ${lastSync.at}${status}`;
  const line: EvidenceLine = { about: toldBy, what, holds: yesIf(isLater), at: toldAt, grade: "api" };
  if (isLater) return concluded([line], `There was a data sync at ${lastSync.at}.`);
  return { answer: "no", text: `No data sync later than ${since} is known yet.`, lines: [line] };
}

function momentOf(asked: LaterThan, known: RunKnowledge): string | null {
  if (asked === null || typeof asked === "string") return asked === "since-run" ? known.syncAtStart : asked;
  const { stepEnds, situation, syncAtStart } = known;
  const ended = stepEnds[asked.afterStep];
  if (ended === undefined) throw new Error(`${asked.afterStep} has not ended, so nothing can be later`);
  // The time of a sync is told in whole seconds: one of the very second in which the step ended counts.
  const second = Math.floor((Date.parse(ended) + skewMs(situation)) / 1000);
  const moment = new Date(second * 1000 - 1).toISOString();
  return syncAtStart !== null && Date.parse(syncAtStart) > Date.parse(moment) ? syncAtStart : moment;
}

/** The time of a sync is told by the appliance's own clock, the end of a step by this computer's. */
function skewMs({ sync, appliances }: Situation): number {
  const teller = appliances.find(({ name }) => name === sync?.toldBy);
  return 1000 * (clockSkewSeconds(teller?.readBy ?? null, teller?.reading?.clock) ?? 0);
}

/** Words as `judgement.md` 3: missing, and what brings it back. */
export function judgeDataAtRisk({ situation, status }: RunKnowledge): CheckResult {
  const backup = standIn(situation);
  const stand = backup?.name ?? "the backup";
  const failed = backup ? otherThan(situation, backup).name : "the primary";
  const risk = status.dataAtRisk;
  if (!risk || risk.seconds === null) {
    const line = unknownLine(null, "no data sync is known");
    return { answer: "unknown", text: `How much would be missing on ${stand} is not known.`, lines: [line] };
  }
  const at = situation.sync?.lastSync.at;
  const what = `last data sync at ${at}, told by ${situation.sync?.toldBy}`;
  const isNothing = risk.seconds === 0;
  const grade = risk.basis === "unknown" ? "unknown" : "api";
  const line: EvidenceLine = { about: null, what, holds: yesIf(isNothing), at: situation.sync?.toldAt ?? null, grade };
  if (isNothing) return { answer: "yes", text: `Nothing is known that would be missing on ${stand}.`, lines: [line] };
  const most = risk.atMostSeconds === null ? "" : ` (at most ${inWords(risk.atMostSeconds * 1000)})`;
  const text = `What is newer than the last data sync, ${inWords(risk.seconds * 1000)}${most}, would be missing on ${stand}: sessions and recordings come back only if the disk of ${failed} does, settings must be entered again.`;
  return { answer: "no", text, lines: [line] };
}

/** The list is kept by people, so it is as complete as they made it. */
export function judgeChangesReApplied({ changes }: RunKnowledge): CheckResult {
  const lines = changes.map(
    ({ appliance, at, what, where, reAppliedAt }): EvidenceLine => ({
      about: null,
      what: `${what} (${where}), made on ${appliance} at ${at}${reAppliedAt === null ? "" : `, entered again at ${reAppliedAt}`}`,
      holds: yesIf(reAppliedAt !== null),
      at: reAppliedAt ?? at,
      grade: "attested",
    }),
  );
  const open = lines.filter(({ holds }) => holds === "no").length;
  if (open === 0) {
    const text = lines.length === 0 ? "No change is on the list." : "Every change on the list has been entered again.";
    return { answer: "yes", text, lines };
  }
  const text = `${open} of ${lines.length} ${lines.length === 1 ? "change is" : "changes are"} not entered again yet.`;
  return { answer: "no", text, lines };
}
