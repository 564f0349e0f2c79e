import { describe, expect, test } from "vitest";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import { runViewSchema } from "../../../shared/runbooks/run-view.ts";
import type { ViewExtras } from "../../../shared/runbooks/view-extras.ts";
import { viewRun } from "../../../shared/runbooks/view-run.ts";
import { stageRun } from "../../support/runs/run-stage.ts";
import { smallFacts, smallRunbook, smallSteps, startedRun } from "../../support/runs/small-runbook.ts";

const extras = (changes: Partial<ViewExtras> = {}): ViewExtras => ({
  id: "run-1",
  isOpen: true,
  progress: null,
  file: null,
  learnedMs: {},
  ...changes,
});
/** What a window gets must be what the contract names. */
const show = (state: RunState, changes: Partial<ViewExtras> = {}) =>
  runViewSchema.parse(viewRun(state, extras(changes)));
const statuses = (state: RunState, changes: Partial<ViewExtras> = {}) =>
  Object.fromEntries(show(state, changes).steps.map(({ id, status }) => [id, status]));

/** The states of a whole run, one after each event. */
async function wholeRun(): Promise<RunState[]> {
  const { look, confirm, backup, write, settle, swing, prove } = smallSteps;
  const stage = stageRun({ runbook: smallRunbook([look, confirm, backup, write, settle, swing, prove]) });
  await stage.toWrite();
  await stage.clock.pass(300_000);
  stage.run.personDid("swing");
  stage.go();
  await stage.clock.pass(300_000);
  return stage.journal.map((_, index) => {
    const state = readRun(stage.journal.slice(0, index + 1));
    if (!state) throw new Error("no run");
    return state;
  });
}

test("every state of a whole run is shown as the contract names it, from its first look to its end", async () => {
  const states = await wholeRun();
  const seen = states.map((state) => [show(state).state, show(state).step]);
  expect(seen.filter((one, index) => String(one) !== String(seen[index - 1]))).toEqual([
    ["working", "look"],
    ["yours", "confirm"],
    ["working", "backup"],
    ["working", "write"],
    ["working", "settle"],
    ["yours", "swing"],
    ["working", "prove"],
    ["working", null],
    ["ended", null],
  ]);
  const [last] = states.slice(-1).map((state) => show(state));
  expect(last).toMatchObject({
    hasWritten: true,
    ending: { outcome: "done", next: ["switch-back"] },
    endedAt: expect.any(String),
  });
  expect(last?.steps.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => "done"));
  expect(last?.steps.find(({ id }) => id === "backup")?.backup).toMatchObject({ appliance: "site1", bytes: 10 });
});

test("the exact call is shown before it is made, as soon as what decides is answered, and is what was sent", async () => {
  const states = await wholeRun();
  const calls = states.map((state) => show(state).steps.find(({ id }) => id === "write")?.call?.body ?? null);
  expect(calls[0]).toBeNull();
  const answered = states.findIndex(({ answers }) => "sync-first" in answers);
  expect(JSON.parse(calls[answered] ?? "")).toEqual({ role: "primary", data_sync_first: true, force: false });
  expect(new Set(calls.slice(answered)).size).toBe(1);
  const sent = states.at(-1)?.steps["write"]?.call?.body;
  expect(calls.at(-1)).toBe(sent);
});

describe("a step", () => {
  const begun = (...events: RunEvent[]): RunState => {
    const { look, confirm, swing, settle, prove } = smallSteps;
    const started = startedRun({
      runbook: smallRunbook([look, { ...confirm, when: { input: "never", is: ["x"] } }, swing, settle, prove]),
    });
    const state = readRun([started, ...events]);
    if (!state) throw new Error("no run");
    return state;
  };
  const at = "2026-03-02T09:16:00.000Z";
  const looked = (answer: "yes" | "no" | "unknown"): RunEvent => ({
    event: "checked",
    at,
    step: "look",
    result: { answer, text: "Seen.", lines: [] },
  });

  test.each([
    ["yes", "done"],
    ["no", "against"],
    ["unknown", "unclear"],
  ] as const)("that was judged %s is %s", (answer, status) => {
    expect(statuses(begun(looked(answer)))["look"]).toBe(status);
  });

  test("that was passed by is skipped, the next one is a person's, and the rest is ahead", () => {
    expect(statuses(begun(looked("yes")))).toEqual({
      ...{ look: "done", confirm: "skipped", swing: "yours", settle: "ahead", prove: "ahead" },
    });
  });

  test("of a run that was cut off is ahead, and nobody is at it", () => {
    const state = begun(looked("yes"));
    expect(show(state, { isOpen: false })).toMatchObject({ state: "cut-off", step: "swing" });
    expect(statuses(state, { isOpen: false })["swing"]).toBe("ahead");
    expect(show(state, { isOpen: false }).steps.some(({ canBePlayed }) => canBePlayed)).toBe(false);
  });

  test("that a person does leads to the appliance's own address, and is played on the practice pair only", () => {
    const shown = show(begun(looked("yes"))).steps.find(({ id }) => id === "swing");
    expect(shown).toMatchObject({ url: "https://site2.example.com/login", canBePlayed: true, who: "person" });
    const { pair, appliances } = smallFacts();
    const moved = { ...appliances[1], host: "2001:db8::5", port: 8443 };
    const facts = smallFacts({ pair: { ...pair, isPractice: false }, appliances: [appliances[0], moved] });
    const state = begun(looked("yes"));
    const other = show({ ...state, started: { ...state.started, facts } });
    expect(other.steps.find(({ id }) => id === "swing")).toMatchObject({
      url: "https://[2001:db8::5]:8443/login",
      canBePlayed: false,
    });
  });

  test("that waits shows how long it takes, its limit and what was seen last", () => {
    const done: RunEvent = { event: "person-did", at, step: "swing" };
    const state = begun(looked("yes"), done, { event: "reached", at, step: "settle" });
    const result = { answer: "no", text: "Not yet.", lines: [] } as const;
    const nextLookAt = "2026-03-02T09:17:03.000Z";
    const progress = {
      step: "settle",
      result: { ...result, lines: [] },
      lookedAt: "2026-03-02T09:17:00.000Z",
      nextLookAt,
    };
    const shown = (changes: Partial<ViewExtras>) => show(state, changes).steps.find(({ id }) => id === "settle");
    expect(shown({ progress })).toMatchObject({
      status: "working",
      result,
      wait: {
        expectedMs: 60_000,
        basis: "usual",
        limitAt: "2026-03-02T09:21:00.000Z",
        lookedAt: progress.lookedAt,
        nextLookAt,
      },
    });
    expect(shown({ learnedMs: { settle: 42_000 } })?.wait).toMatchObject({ expectedMs: 42_000, basis: "learned" });
  });

  test("carries its own notes, and the run those that belong to no step", () => {
    const noted = (step: string | null, text: string): RunEvent => ({ event: "noted", at, step, text });
    const view = show(begun(noted("look", "of the look"), noted(null, "of the run")));
    expect(view.steps[0]?.notes).toEqual([{ at, text: "of the look" }]);
    expect(view.notes).toEqual([{ at, text: "of the run" }]);
  });
});

describe("stopping", () => {
  test("is told for each moment: before, with a call under way, after, and at the end", async () => {
    const states = await wholeRun();
    const texts = states.map((state) => show(state).stopping);
    expect(texts[0]).toEqual({ can: true, text: "Nothing has been changed yet, and nothing will be." });
    const sending = states.findIndex((state) => state.steps["write"]?.intendedAt);
    expect(texts[sending]).toMatchObject({ can: false, text: expect.stringMatching(/call is under way/) });
    expect(texts[sending + 1]).toMatchObject({ can: true, text: expect.stringMatching(/nobody knows what came/) });
    expect(texts.at(-1)).toEqual({ can: false, text: "The run is over." });
  });
});

test("a foreign change is told in words for each appliance", () => {
  const [started] = [startedRun()];
  const state = readRun([started]);
  if (!state) throw new Error("no run");
  const moved: ForeignChange = { appliance: "site1", what: "role", before: "primary", now: "backup" };
  const [told] = show({ ...state, foreign: [moved] }).foreignChange;
  expect(told?.appliance).toBe("site1");
  expect(told?.text).toMatch(/site1.*backup.*primary/);
});
