import { describe, expect, test } from "vitest";
import { acceptEvent, parseEvent, problemWith, readRun } from "../../../shared/runbooks/accept-event.ts";
import { isProved, nextMove } from "../../../shared/runbooks/next-move.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { beginRun, holds, openIntent, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import {
  backupStep,
  deedStep,
  exact,
  found,
  lookStep,
  plan,
  planned,
  proofStep,
  questionStep,
  runbookOf,
  started,
  timeAt,
  writeStep,
} from "../../support/runs/event-maker.ts";

const switching = () => runbookOf([lookStep(), questionStep(), writeStep(), proofStep()]);

function run(runbook: Runbook, events: RunEvent[], isDryRun = false): RunState {
  return events.reduce(
    (state, event) => {
      const accepted = acceptEvent(state, event);
      if (!accepted.isAccepted) throw new Error(`${event.event}: ${accepted.why}`);
      return accepted.state;
    },
    beginRun(started(runbook, isDryRun)),
  );
}

const why = (state: RunState, event: RunEvent): string | null => {
  const accepted = acceptEvent(state, event);
  return accepted.isAccepted ? null : accepted.why;
};

const looked: RunEvent = {
  event: "checked",
  at: timeAt(1),
  step: "look",
  result: found("yes", timeAt(1)),
  plan: plan(),
};
const named: RunEvent = { event: "answered", at: timeAt(2), step: "name", values: { name: "site2" } };
const intends = (step = "write", at = timeAt(3)): RunEvent => ({
  event: "intended",
  at,
  step,
  call: exact("site2"),
  reread: plan(),
});
const called = (kind: "accepted" | "refused" | "unclear" = "accepted", at = timeAt(5)): RunEvent => ({
  event: "called",
  at,
  step: "write",
  outcome: { kind, words: "" },
});
const proved = (seenAt = timeAt(8), answer: "yes" | "no" | "unknown" = "yes", about?: string[]): RunEvent => ({
  event: "checked",
  at: timeAt(9),
  step: "proved",
  result: found(answer, seenAt, about),
});
const ends = (outcome: "done" | "incomplete" | "failed" | "unknown" | "refused"): RunEvent => ({
  event: "ended",
  at: timeAt(10),
  outcome,
  text: "It is over.",
  next: [],
});

describe("the way of a run", () => {
  test("goes from step to step and ends done when both sides prove it", () => {
    const state = run(switching(), [looked, named, intends(), called(), proved(), ends("done")]);
    expect(state.ending).toMatchObject({ outcome: "done", text: "It is over." });
    expect(nextMove(state)).toEqual({ move: "none" });
  });

  test("takes nothing of another step than the next one", () => {
    expect(why(beginRun(started(switching())), named)).toBe("another step comes next");
  });

  test("takes notes at any time, and nothing else once it is over", () => {
    const over = run(switching(), [looked, ends("refused")]);
    expect(why(over, { event: "noted", at: timeAt(11), step: null, text: "Called Kim." })).toBeNull();
    expect(why(over, named)).toBe("the run is over");
  });

  test("leaves out what its condition does not hold for", () => {
    const skipped = { ...writeStep(), when: { input: "name", is: ["site1"] } };
    const state = run(runbookOf([lookStep(), questionStep(), skipped, proofStep()]), [looked, named]);
    expect(nextMove(state)).toMatchObject({ move: "wait", step: { id: "proved" } });
  });

  test("reads conditions on inputs, steps and vetoes, and their combinations", () => {
    const state: RunState = {
      ...run(switching(), [looked, named]),
      vetoes: [{ condition: "cool-down", weight: "soft", holds: "yes", message: "Wait." }],
    };
    const yes = { input: "name", is: ["site2"] };
    const no = { step: "look", is: ["no"] };
    expect(holds(yes, state)).toBe(true);
    expect(holds(no, state)).toBe(false);
    expect(holds({ all: [yes, { not: no }] }, state)).toBe(true);
    expect(holds({ any: [no, no] }, state)).toBe(false);
    expect(holds({ veto: "cool-down", is: ["soft"] }, state)).toBe(true);
    expect(holds({ veto: "cool-down", is: ["hard"] }, state)).toBe(false);
  });
});

describe("a call", () => {
  test("is intended once, whatever came of it", () => {
    const intended = run(switching(), [looked, named, intends()]);
    expect(nextMove(intended).move).toBe("reconcile");
    expect(openIntent(intended)?.id).toBe("write");
    expect(why(intended, intends("write", timeAt(4)))).toBe("no call comes next");
    expect(why(run(switching(), [looked, named, intends(), called("refused")]), intends())).toBe(
      "another step comes next",
    );
  });

  test("has one outcome, and only when it was intended", () => {
    expect(why(run(switching(), [looked, named]), called())).toBe("this call was never intended");
    const done = run(switching(), [looked, named, intends(), called("unclear")]);
    expect(why(done, called())).toBe("what came of this call is known");
  });

  test("that changes roles needs a plan; a backup needs none", () => {
    const blind = runbookOf([writeStep(), proofStep()]);
    expect(why(beginRun(started(blind)), intends())).toBe("there is no plan");
    const saving = runbookOf([backupStep(), proofStep()]);
    const event: RunEvent = { event: "intended", at: timeAt(1), step: "backup", call: exact("site1"), reread: [] };
    expect(run(saving, [event]).changedAt).toBeNull();
  });

  test("is not made when what is read again is not what was planned on", () => {
    const state = run(switching(), [looked, named]);
    const moved = { ...intends(), reread: [planned("site1", { role: "backup" }), planned("site2")] } as RunEvent;
    expect(why(state, moved)).toBe("it is not as it was planned on");
    expect(why(state, { ...intends(), reread: [] } as RunEvent)).toBe("it is not as it was planned on");
  });

  test("is not made to another appliance than the step's", () => {
    const stray = { ...intends(), call: exact("site1") } as RunEvent;
    expect(why(run(switching(), [looked, named]), stray)).toBe("the call is for another appliance");
  });

  test("is not made after a foreign change: the run ends with nothing changed", () => {
    const foreign: RunEvent = {
      event: "foreign-change",
      at: timeAt(3),
      step: "write",
      changes: [{ appliance: "site1", what: "role", before: "primary", now: "backup" }],
    };
    const state = run(switching(), [looked, named, foreign]);
    expect(nextMove(state)).toMatchObject({ move: "end", ending: { outcome: "refused" } });
    expect(why(state, intends())).toBe("another step comes next");
  });

  test("is not made in a dry run, which lists it instead and ends done without proof", () => {
    const wouldCall: RunEvent = { event: "would-call", at: timeAt(3), step: "write", call: exact("site2") };
    const state = run(switching(), [looked, named], true);
    expect(why(state, intends())).toBe("a dry run makes no call");
    const events: RunEvent[] = [
      looked,
      named,
      wouldCall,
      { event: "would-wait", at: timeAt(4), step: "proved" },
      ends("done"),
    ];
    expect(run(switching(), events, true)).toMatchObject({ changedAt: null, ending: { outcome: "done" } });
    expect(why(run(switching(), [looked, named]), wouldCall)).toBe("this is no dry run");
  });

  test("keeps a run from being stopped while nobody knows what came of it", () => {
    const cancel: RunEvent = { event: "cancelled", at: timeAt(4), reason: "Enough" };
    expect(why(run(switching(), [looked, named, intends()]), cancel)).toBe("a call is under way");
    const reading = runbookOf([backupStep(), lookStep(), proofStep()]);
    const backingUp: RunEvent = { event: "intended", at: timeAt(1), step: "backup", call: exact("site1"), reread: [] };
    expect(why(run(reading, [backingUp]), cancel)).toBeNull();
    const stopped = run(switching(), [looked, named, cancel]);
    expect(nextMove(stopped)).toMatchObject({ move: "end", ending: { outcome: "refused" } });
    const after = run(switching(), [looked, named, intends(), called(), { ...cancel, at: timeAt(6) }]);
    expect(nextMove(after)).toMatchObject({ move: "end", ending: { outcome: "incomplete" } });
  });
});

describe("how a run ends", () => {
  const written = [looked, named, intends(), called()];

  test.each([
    ["nothing was seen after the call was intended", proved(timeAt(2))],
    ["what was seen is from before the call was answered", proved(timeAt(4))],
    ["only one side was seen", proved(timeAt(8), "yes", ["site2"])],
    ["what was seen speaks against it", proved(timeAt(8), "no")],
    ["nobody knows", proved(timeAt(8), "unknown")],
  ])("is not done when %s", (_, proof) => {
    const state = run(switching(), [...written, proof]);
    expect(isProved(state)).toBe(false);
    expect(why(state, ends("done"))).toBe("it is not proved");
    expect(nextMove(state)).toMatchObject({
      ending: { outcome: proof.event === "checked" && proof.result.answer === "no" ? "incomplete" : "unknown" },
    });
  });

  test("counts what was seen at the very moment, however its time is written", () => {
    const state = run(switching(), [...written, proved(timeAt(5).replace(".000Z", "Z"))]);
    expect(isProved(state)).toBe(true);
  });

  test("is not done while steps are left, nor when a person stopped it", () => {
    const more = runbookOf([lookStep(), questionStep(), writeStep(), proofStep(), deedStep()]);
    expect(why(run(more, [...written, proved()]), ends("done"))).toBe("it did not come to its end");
    const stopped = run(more, [...written, proved(), { event: "cancelled", at: timeAt(10), reason: "" }]);
    expect(why(stopped, ends("done"))).toBe("it did not come to its end");
  });

  test("is not refused once something may have been changed, by a call or by hand", () => {
    expect(why(run(switching(), [looked, named, intends()]), ends("refused"))).toBe("something was changed");
    const byHand = runbookOf([deedStep(), proofStep()]);
    const did: RunEvent = { event: "person-did", at: timeAt(2), step: "swing" };
    expect(why(run(byHand, [did]), ends("refused"))).toBe("something was changed");
  });

  test("after a hand's work needs proof from after it", () => {
    const swung = runbookOf([lookStep(), questionStep(), writeStep(), deedStep(), proofStep()]);
    const did: RunEvent = { event: "person-did", at: timeAt(7), step: "swing" };
    expect(isProved(run(swung, [...written, did, proved(timeAt(6))]))).toBe(false);
    expect(isProved(run(swung, [...written, did, proved(timeAt(8))]))).toBe(true);
  });

  test("does not take what was seen before a clock was set back for proof", () => {
    const swung = runbookOf([lookStep(), questionStep(), writeStep(), deedStep(), proofStep()]);
    const did: RunEvent = { event: "person-did", at: timeAt(-3600), step: "swing" };
    expect(run(swung, [...written, did]).changedAt).toBe(timeAt(5));
    expect(isProved(run(swung, [...written, did, proved(timeAt(-3000))]))).toBe(false);
  });

  test("by a step's own answer is not called done unproved, nor refused once changed", () => {
    const quick = (outcome: "done" | "refused") =>
      runbookOf([
        lookStep(),
        questionStep(),
        writeStep(),
        { ...lookStep("again"), ends: [{ is: ["yes"], outcome, text: "All is well.", next: [] }] },
        proofStep(),
      ]);
    const again: RunEvent = { event: "checked", at: timeAt(7), step: "again", result: found("yes", timeAt(7)) };
    expect(nextMove(run(quick("done"), [...written, again]))).toMatchObject({ ending: { outcome: "unknown" } });
    expect(nextMove(run(quick("refused"), [...written, again]))).toMatchObject({ ending: { outcome: "incomplete" } });
  });

  test("takes a person's close as it is, as long as it claims nothing", () => {
    const cutOff = run(switching(), [looked, named, intends()]);
    expect(why(cutOff, ends("unknown"))).toBeNull();
    expect(why(cutOff, ends("done"))).toBe("it is not proved");
  });
});

describe("what a person is asked", () => {
  test("is answered completely, exactly, and with nothing beside it", () => {
    const state = run(switching(), [looked]);
    const answer = (values: Record<string, string>): RunEvent => ({
      event: "answered",
      at: timeAt(2),
      step: "name",
      values,
    });
    expect(why(state, answer({}))).toBe("Not answered: Type the name");
    expect(why(state, answer({ name: "site1" }))).toBe("Type site2 exactly.");
    expect(why(state, answer({ name: "site2", more: "x" }))).toBe("more is not asked for");
  });

  test("is refused in words a person can act on", () => {
    const values = [{ value: "yes", label: "Yes" }];
    expect(problemWith({ id: "a", kind: "choice", label: "Sync first", values }, "maybe")).toBe("Choose one of: yes.");
    expect(problemWith({ id: "a", kind: "veto-reason", label: "Why" }, "eh")).toBe("Give the reason in a few words.");
    expect(problemWith({ id: "a", kind: "text", label: "Why" }, "because")).toBeNull();
  });

  test("in a dry run is not to be done by hand", () => {
    const byHand = runbookOf([deedStep(), proofStep()]);
    const did: RunEvent = { event: "person-did", at: timeAt(2), step: "swing" };
    expect(why(run(byHand, [], true), did)).toBe("a dry run asks nobody to do anything");
  });
});

describe("a journal", () => {
  test("is read back to the state it was written from, without what has no place in it", () => {
    const events: RunEvent[] = [looked, named, intends(), called(), proved(), ends("done")];
    const journal = [started(switching()), looked, called(), ...events.slice(1)];
    expect(readRun(journal)).toEqual(run(switching(), events));
    expect(readRun(events)).toBeNull();
  });

  test("takes only what is an event", () => {
    expect(parseEvent(JSON.parse(JSON.stringify(looked)))).toEqual(looked);
    expect(parseEvent({ event: "intended", at: "yesterday" })).toBeNull();
  });
});
