/**
 * Ends a run that was cut off: what can be seen is looked at once, nothing is proved by it, and nothing is sent. One that had
 * come to its end, and only the end was not kept, ends as it had: its proof is in the journal.
 */
import type { Situation } from "../../../shared/assessment/situation.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { openIntent } from "../../../shared/runbooks/run-state.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { wordsIfStopped } from "../../../shared/runbooks/stopped-ending.ts";
import { isoNow } from "../ports.ts";
import type { RunParts } from "./run-parts.ts";

/** Throws PairdeskError `run-refused` when it is over, `disk-full` and the like. */
export async function closeCutOff({ journal, isWhole, looks, clock, log }: RunParts, words: string): Promise<void> {
  const move = nextMove(journal.state());
  if (isWhole && move.move === "end") return journal.record({ event: "ended", at: isoNow(clock), ...move.ending });
  const { changedAt, started } = journal.state();
  const open = openIntent(journal.state());
  if (open) {
    const outcome = { kind: "unclear", words } as const;
    journal.record({ event: "called", at: isoNow(clock), step: open.id, outcome });
  }
  const closed = "A person closed it after Pairdesk had ended in the middle of it.";
  const stands = wordsIfStopped(journal.state());
  const end = (outcome: "refused" | "incomplete" | "unknown", text: string, next: RunbookId[] = []) =>
    journal.record({ event: "ended", at: isoNow(clock), outcome, text: `${closed} ${text}`, next });
  if (isWhole && journal.state().changedAt === null) return end("refused", "Nothing had been changed.");
  const seen = await looks.lookAtAll().then(
    () => rolesIn(looks.situation()),
    (error: unknown) => {
      log.error("run.look-failed", error);
      return null;
    },
  );
  if (seen === null) {
    const rest = stands?.text ?? "Look at both appliances.";
    return end("unknown", `What came of it could not be seen. ${rest}`, stands?.next);
  }
  const isRecent = changedAt !== null && clock.nowMs() - Date.parse(changedAt) < started.facts.timing.cacheMs;
  const told = isRecent ? `${seen.text} ${cachedWords}` : seen.text;
  if (!isWhole) return end("unknown", `${told} ${lostWords}`);
  if (seen.isInOrder || !stands) return end("incomplete", `${told} The rest of the procedure was not carried out.`);
  end("incomplete", `${told} ${stands.text}`, stands.next);
}

const cachedWords =
  "Appliances keep their answers for a minute, so these may be from before the call: look again in a minute.";
const lostWords = "Parts of its journal are lost, so nobody knows what it sent: look at both appliances.";

/** null: not both appliances say what they are. In order: one is primary, one is backup. */
function rolesIn({ appliances }: Situation): { text: string; isInOrder: boolean } | null {
  const roles = appliances.flatMap(({ reading }) => reading?.role ?? []);
  if (roles.length < appliances.length) return null;
  const told = appliances.map(({ name, reading }) => `${name} says ${reading?.role}`);
  return { text: `Now ${told.join(", ")}.`, isInOrder: roles.includes("primary") && roles.includes("backup") };
}
