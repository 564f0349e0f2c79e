/** Whether a run can be stopped now, and what that means or why it cannot. */
import { isRoleChange } from "./is-role-change.ts";
import { nextMove } from "./next-move.ts";
import { openSync } from "./open-sync.ts";
import { holds, isReadingCall, openIntent, type RunState, recordOf, stepsOf } from "./run-state.ts";
import { openDeed, wordsIfStopped } from "./stopped-ending.ts";

export interface Stopping {
  can: boolean;
  text: string;
}

export function stoppingOf(state: RunState): Stopping {
  if (state.ending) return { can: false, text: "The run is over." };
  if (state.cancelled !== null) return { can: false, text: "It is being stopped." };
  const open = openIntent(state);
  if (open && !isReadingCall(open)) {
    return {
      can: false,
      text: "A call is under way: it cannot be taken back. Wait until it is known what came of it.",
    };
  }
  const why = wordsIfStopped(state)?.mayNotStop;
  if (why !== undefined && nextMove(state).move !== "end") return { can: false, text: why };
  const rest = restOfChange(state);
  if (rest !== null)
    return { can: false, text: `It cannot be stopped half-way: ${rest} still has to change its role.` };
  if (state.changedAt === null && openDeed(state)) return { can: true, text: deedText };
  if (state.changedAt === null && open) return { can: true, text: readingText };
  if (state.changedAt === null) return { can: true, text: "Nothing has been changed yet, and nothing will be." };
  if (openSync(state)) return { can: true, text: syncText };
  return { can: true, text: "What was changed stays as it is, and the run counts as incomplete." };
}

const deedText =
  "What you may have done at this step stays, so the run counts as one of which nobody knows what came. Look at both appliances afterwards.";
const readingText =
  "The backup under way is ended and nothing of it is kept. Nothing has been changed yet, and nothing will be.";
const syncText =
  "This run ends, and the data sync it asked for may go on. The roles may yet change, so the run counts as one of which nobody knows what came.";

/** The appliance whose role is still to be changed after another role was; null: none, or what ends the run comes first. */
function restOfChange(state: RunState): string | null {
  if (!stepsOf(state).some((step) => isRoleChange(step) && recordOf(state, step.id).intendedAt !== null)) return null;
  if (nextMove(state).move === "end") return null;
  const ahead = stepsOf(state).find(
    (step) => isRoleChange(step) && recordOf(state, step.id).answer === null && holds(step.when, state),
  );
  return ahead?.kind === "action" ? ahead.call.appliance : null;
}
