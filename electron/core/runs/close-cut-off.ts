/**
 * Ends a run that was cut off: what can be seen is looked at once, nothing is proved by it, and nothing is sent. One that had
 * come to its end, and only the end was not kept, ends as it had: its proof is in the journal.
 */
import type { Situation } from "../../../shared/assessment/situation.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { openIntent } from "../../../shared/runbooks/run-state.ts";
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
  const end = (outcome: "refused" | "incomplete" | "unknown", text: string) =>
    journal.record({ event: "ended", at: isoNow(clock), outcome, text: `${closed} ${text}`, next: [] });
  if (isWhole && journal.state().changedAt === null) return end("refused", "Nothing had been changed.");
  const seen = await looks.lookAtAll().then(
    () => rolesIn(looks.situation()),
    (error: unknown) => {
      log.error("run.look-failed", error);
      return null;
    },
  );
  if (seen === null) return end("unknown", "What came of it could not be seen: look at both appliances.");
  const isRecent = changedAt !== null && clock.nowMs() - Date.parse(changedAt) < started.facts.timing.cacheMs;
  const told = isRecent ? `${seen} ${cachedWords}` : seen;
  if (!isWhole) return end("unknown", `${told} ${lostWords}`);
  end("incomplete", `${told} The rest of the procedure was not carried out.`);
}

const cachedWords =
  "Appliances keep their answers for a minute, so these may be from before the call: look again in a minute.";
const lostWords = "Parts of its journal are lost, so nobody knows what it sent: look at both appliances.";

/** null: not both appliances say what they are. */
function rolesIn({ appliances }: Situation): string | null {
  const told = appliances.map(({ name, reading }) => (reading?.role ? `${name} says ${reading.role}` : null));
  return told.includes(null) ? null : `Now ${told.join(", ")}.`;
}
