/** No order of events, legal or not, gets a run to do or claim what it must not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptEvent, parseEvent, readRun } from "../../../shared/runbooks/accept-event.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { runbookSchema } from "../../../shared/runbooks/runbook.ts";
import { createRandom } from "../../support/random.ts";
import { type DrivenRun, driveRun } from "../../support/runs/drive-run.ts";
import {
  deedStep,
  exact,
  found,
  type Journal,
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
import { brokenRules } from "../../support/runs/journal-rules.ts";
import { randomRunbook } from "../../support/runs/random-runbook.ts";

const likeReal = runbookOf([lookStep(), questionStep(), writeStep(), deedStep(), proofStep()]);
const drives = fc.record({
  runbook: fc.oneof(randomRunbook, fc.constant(likeReal)),
  isDryRun: fc.boolean(),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});
const runs = { numRuns: 800, seed: 4711 } as const;

const driven = (check: (run: DrivenRun) => void): void =>
  fc.assert(
    fc.property(drives, ({ runbook, isDryRun, seed }) => {
      check(driveRun(runbook, isDryRun, createRandom(seed)));
    }),
    runs,
  );

describe("whatever comes in whatever order", () => {
  test("no run intends a call twice, after a foreign change, when cancelled, in a dry run or unplanned, nor ends as what it is not", () => {
    driven(({ journal }) => expect(brokenRules(journal)).toEqual([]));
  });

  test("the journal alone gives the state back, also through storage", () => {
    driven(({ journal, state }) => {
      const stored = journal.map((event) => parseEvent(JSON.parse(JSON.stringify(event))));
      expect(stored).not.toContain(null);
      expect(readRun(stored.filter((event) => event !== null))).toEqual(state);
    });
  });

  test("a journal that was cut off anywhere is read back and goes on from there", () => {
    driven(({ journal }) => {
      const cut = readRun(journal.slice(0, Math.ceil(journal.length / 2)));
      const rest = journal.slice(Math.ceil(journal.length / 2));
      const again = rest.reduce((state, event) => {
        const accepted = state && acceptEvent(state, event);
        return accepted?.isAccepted ? accepted.state : state;
      }, cut);
      expect(again).toEqual(readRun(journal));
    });
  });

  test("there is always a next move, and an end that the engine names is one it takes", () => {
    driven(({ state }) => {
      const move = nextMove(state);
      expect(move.move === "none").toBe(state.ending !== null);
      if (move.move !== "end") return;
      expect(acceptEvent(state, { event: "ended", at: timeAt(100), ...move.ending }).isAccepted).toBe(true);
    });
  });

  test("the generated runs reach what they are there to reach", () => {
    const reached = new Map<string, number>();
    const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
    driven(({ journal, state, refused }) => {
      if (refused > 0) count("an event refused");
      for (const { event } of journal) count(event);
      if (state.ending) count(`${state.ending.outcome}${state.started.isDryRun ? " in a dry run" : ""}`);
      expect(runbookSchema.safeParse(state.started.runbook).success).toBe(true);
    });
    const wanted = [
      "intended",
      "called",
      "foreign-change",
      "cancelled",
      "person-did",
      "would-call",
      "an event refused",
    ];
    const outcomes = ["done", "incomplete", "failed", "unknown", "refused", "done in a dry run"];
    for (const what of [...wanted, ...outcomes]) expect(reached.get(what) ?? 0, what).toBeGreaterThan(3);
  });
});

describe("the rules themselves find what is wrong", () => {
  const begun = started(likeReal);
  const looked = {
    event: "checked",
    at: timeAt(1),
    step: "look",
    result: found("yes", timeAt(1)),
    plan: plan(),
  } as const;
  const intended = { event: "intended", at: timeAt(2), step: "write", call: exact("site2"), reread: plan() } as const;
  const called = { event: "called", at: timeAt(3), step: "write", outcome: { kind: "accepted", words: "" } } as const;
  const done: RunEvent & { event: "ended" } = { event: "ended", at: timeAt(9), outcome: "done", text: "", next: [] };
  const change = { appliance: "site1", what: "role", before: null, now: null } as const;
  const proved = (at: string, about?: string[]) =>
    ({ event: "checked", at: timeAt(8), step: "proved", result: found("yes", at, about) }) as const;

  const broken: [string, Journal][] = [
    ["intended twice", [begun, looked, intended, called, intended]],
    [
      "intended after a foreign change",
      [begun, looked, { event: "foreign-change", at: timeAt(2), step: "write", changes: [change] }, intended],
    ],
    ["intended when cancelled", [begun, looked, { event: "cancelled", at: timeAt(2), reason: "" }, intended]],
    ["intended after the end", [begun, looked, { ...done, outcome: "unknown" }, intended]],
    ["intended in a dry run", [started(likeReal, true), looked, intended]],
    ["intended without what was planned", [begun, intended]],
    [
      "intended without what was planned",
      [begun, looked, { ...intended, reread: [planned("site1", { role: "none" })] }],
    ],
    ["an outcome of no call", [begun, looked, called]],
    ["refused after a change", [begun, looked, intended, { ...done, outcome: "refused" }]],
    ["ended twice", [begun, { ...done, outcome: "unknown" }, { ...done, outcome: "unknown" }]],
    ["done without proof", [begun, looked, intended, called, done]],
    ["done without proof", [begun, looked, intended, called, proved(timeAt(2)), done]],
    ["done without proof", [begun, looked, intended, called, proved(timeAt(7), ["site2"]), done]],
  ];

  test.each(broken)("%s", (rule, journal) => {
    expect(brokenRules(journal)).toContain(rule);
  });

  test("and nothing in a run that is in order", () => {
    expect(brokenRules([begun, looked, intended, called, proved(timeAt(7)), done])).toEqual([]);
  });
});
