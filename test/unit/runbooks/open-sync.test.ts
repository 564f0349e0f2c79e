import { describe, expect, test } from "vitest";
import { acceptEvent } from "../../../shared/runbooks/accept-event.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { openSync } from "../../../shared/runbooks/open-sync.ts";
import { roleChangeOf } from "../../../shared/runbooks/past-runs.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { stoppedEnding } from "../../../shared/runbooks/stopped-ending.ts";
import { stoppingOf } from "../../../shared/runbooks/stopping.ts";
import { exact, found, plan, timeAt } from "../../support/runs/event-maker.ts";
import { smallRunbook, smallSteps, startedRun } from "../../support/runs/small-runbook.ts";

const { look, confirm, write, settle, prove } = smallSteps;

type Called = "accepted" | "refused" | "unclear";

/** To after the call, or with `seen` to after the wait for the new roles. */
function sent(sync: "yes" | "no", called: Called = "accepted", seen?: "yes" | "no", id: RunbookId = "planned-switch") {
  const runbook = { ...smallRunbook([look, confirm, write, settle, prove]), id };
  const waited: RunEvent[] =
    seen === undefined ? [] : [{ event: "checked", at: timeAt(9), step: "settle", result: found(seen, timeAt(8)) }];
  const events: RunEvent[] = [
    { event: "checked", at: timeAt(1), step: "look", result: found("yes", timeAt(1)), plan: plan() },
    { event: "answered", at: timeAt(2), step: "confirm", values: { name: "site2", "sync-first": sync } },
    { event: "intended", at: timeAt(3), step: "write", call: exact("site2"), reread: plan() },
    { event: "called", at: timeAt(5), step: "write", outcome: { kind: called, words: "" } },
    ...waited,
  ];
  return events.reduce(taken, beginRun(startedRun({ at: timeAt(0), runbook })));
}

function taken(state: RunState, event: RunEvent): RunState {
  const accepted = acceptEvent(state, event);
  if (!accepted.isAccepted) throw new Error(`${event.event}: ${accepted.why}`);
  return accepted.state;
}

function stopped(state: RunState) {
  const move = nextMove(taken(state, { event: "cancelled", at: timeAt(10), reason: "" }));
  if (move.move !== "end") throw new Error(`it goes on with ${move.move}`);
  return move.ending;
}

describe("a run that is stopped after a call with a data sync first", () => {
  test("ends as unknown while the new roles were not seen, and says that they may yet change", () => {
    for (const state of [sent("yes"), sent("yes", "unclear"), sent("yes", "accepted", "no")]) {
      expect(stopped(state)).toMatchObject({
        outcome: "unknown",
        text: expect.stringContaining("roles may yet change"),
      });
      expect(stoppingOf(state)).toMatchObject({ can: true, text: expect.stringContaining("nobody knows") });
    }
  });

  test("counts as incomplete once they were seen, without a sync, or when the call was refused", () => {
    for (const state of [sent("yes", "accepted", "yes"), sent("no"), sent("yes", "refused")]) {
      expect(openSync(state)).toBeNull();
      expect(stopped(state).outcome).toBe("incomplete");
      expect(stoppingOf(state).text).toContain("counts as incomplete");
    }
  });

  test("by a foreign change or a mistake ends as unknown as well", () => {
    const state = { ...sent("yes"), foreign: [{ appliance: "site1", what: "role", before: "a", now: "b" } as const] };
    expect(nextMove(state)).toMatchObject({ move: "end", ending: { outcome: "unknown" } });
    expect(stoppedEnding(sent("yes"), "Stopped.").outcome).toBe("unknown");
  });

  test("is taken by no later run for a change of roles that was seen", () => {
    const state = sent("yes", "accepted", undefined, "switch-back");
    const ended = taken(state, { event: "ended", at: timeAt(11), ...stopped(state) });
    expect(roleChangeOf({ id: "run", state: ended })).toBeNull();
    const seen = sent("yes", "accepted", "yes", "switch-back");
    const left = taken(seen, { event: "ended", at: timeAt(11), ...stopped(seen) });
    expect(roleChangeOf({ id: "run", state: left })).not.toBeNull();
  });
});
