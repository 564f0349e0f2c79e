import { expect, test } from "vitest";
import { PairdeskError } from "../../../../shared/errors.ts";
import { runbookDescriptionSchema } from "../../../../shared/runbooks/describe-runbook.ts";
import { type HeldRun, holdRun } from "../../../support/terminal/run-here.ts";
import { goodAnswers } from "../../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../../support/terminal/write-answers.ts";

const events = (held: HeldRun) => held.lines().map(({ event }) => event);
const last = (held: HeldRun) => held.lines().at(-1);

test("prints each event as a line of JSON, and how it ended as the last one", async () => {
  const held = holdRun();
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(0);
  expect(held.lines()).toEqual(JSON.parse(JSON.stringify(held.desk.journal)));
  expect(last(held)).toMatchObject({
    event: "ended",
    outcome: "done",
    text: "site2 is primary.",
    next: ["switch-back"],
  });
  expect([held.opened?.writes, held.desk.calls.length, held.desk.closed]).toEqual([true, 1, 1]);
});

test("plays a manual step that is answered as done, where it can be played", async () => {
  const held = holdRun();
  await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) });
  expect(held.desk.played).toEqual([{ deed: "point-site", at: "site2" }]);
});

test("ends where a manual step cannot be played, with what was changed said", async () => {
  const held = holdRun();
  held.desk.play = () => Promise.reject(new PairdeskError("practice-unavailable", "The page says no.", "Look."));
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(1);
  expect(events(held).slice(-2)).toEqual(["cancelled", "ended"]);
  expect(held.lines().at(-2)?.["reason"]).toBe("The page says no.");
});

test.each([
  ["no answers at all", {}, "name"],
  ["one answer left out", { name: "site2", swing: "done" }, "sync-first"],
  ["a manual step not done", { name: "site2", "sync-first": "yes" }, "swing"],
  ["another name than the appliance's", { ...goodAnswers, name: "site1" }, "name"],
  ["a choice that there is not", { ...goodAnswers, "sync-first": "maybe" }, "sync-first"],
])("refuses before anything begins: %s", async (_, answers, named) => {
  const held = holdRun();
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(answers) })).toBe(4);
  expect(held.lines()).toEqual([expect.objectContaining({ event: "ended", outcome: "refused", next: [] })]);
  expect(last(held)?.["text"]).toContain(named);
  expect([held.desk.journal, held.desk.calls]).toEqual([[], []]);
  expect(held.stderr()).toContain(named);
});

test("refuses within the run what only turns out to be asked for, and nothing was changed", async () => {
  const held = holdRun();
  const answers = writeAnswers({ ...goodAnswers, "sync-first": "no" });
  expect(await held.start("planned-switch", { json: true, answers })).toBe(4);
  expect(last(held)).toMatchObject({ event: "ended", outcome: "refused" });
  expect(held.stderr()).toContain("reason");
  expect(held.desk.calls).toEqual([]);
});

test("takes true and false for yes and no", async () => {
  const held = holdRun();
  const answers = writeAnswers({ ...goodAnswers, "sync-first": true });
  expect(await held.start("planned-switch", { answers })).toBe(0);
});

test.each([
  [
    "an id that nobody asks for",
    { ...goodAnswers, nmae: "site2" },
    ["nmae", "name, sync-first, reason, swing", "column"],
  ],
  ["true where a text is meant", { ...goodAnswers, name: true }, ["name", "text"]],
  ["a manual step answered with another word", { ...goodAnswers, swing: "yes" }, ["swing", '"done"']],
  ["a number", { ...goodAnswers, name: 5 }, ["name", "text"]],
])("does not take an answers file with %s", async (_, answers, words) => {
  const held = holdRun();
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(answers) })).toBe(4);
  for (const word of words) expect(held.stderr()).toContain(word);
  expect(held.lines()).toMatchObject([{ event: "ended", outcome: "refused" }]);
  expect(held.desk.journal).toEqual([]);
});

test("takes an answers file that fits other states and other runbooks too, and leaves out what is not asked now", async () => {
  const held = holdRun();
  const answers = { ...goodAnswers, "keep-primary": "site1", "shared-ip-off": "done", "accept-second": "site2" };
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(answers) })).toBe(0);
  const given = held.desk.journal.flatMap((event) => (event.event === "answered" ? Object.keys(event.values) : []));
  expect(given).not.toContain("keep-primary");
});

test("says line and column of an answers file that is no JSON", async () => {
  const held = holdRun();
  expect(await held.start("planned-switch", { answers: writeAnswers('{ "name": "site2",\n oops }') })).toBe(4);
  expect(held.stderr()).toMatch(/line 2/);
});

test("describes what is asked for as pinned, and opens nothing for writing", async () => {
  const held = holdRun();
  expect(await held.start("planned-switch", { describe: true, json: true })).toBe(0);
  const described = JSON.parse(held.stdout());
  expect(Object.keys(described)).toEqual(["schema", "id", "title", "steps", "inputs"]);
  expect([described.schema, described.id]).toEqual(["pairdesk-runbook/1", "planned-switch"]);
  expect(described.steps[1]).toEqual({
    id: "confirm",
    kind: "question",
    title: "What is meant",
    chapter: "Planned Maintenance",
  });
  expect(described.inputs).toEqual([
    { id: "name", kind: "confirm", values: ["site2"] },
    { id: "sync-first", kind: "choice", values: ["yes", "no"] },
    { id: "reason", kind: "text" },
    { id: "swing", kind: "done", values: ["done"] },
  ]);
  expect([held.opened?.writes, held.desk.journal]).toEqual([false, []]);
});

test("describes it to read", async () => {
  const held = holdRun();
  await held.start("planned-switch", { describe: true });
  expect(held.stdout()).toContain("5  Change the role  (action, Pairdesk · guide: Planned Maintenance)");
  expect(held.stdout()).toContain('swing: "done" once this was done: Lead the name to site2');
});

test("makes no call in a dry run, needs no manual step done, and shows the call", async () => {
  const held = holdRun();
  const answers = writeAnswers({ name: "site2", "sync-first": "yes" });
  expect(await held.start("planned-switch", { dryRun: true, answers })).toBe(0);
  expect([held.opened?.writes, held.desk.calls, held.desk.played]).toEqual([false, [], []]);
  expect(held.stdout()).toContain("POST https://site2.example.com:8443/api/command/v2/failover-role");
  expect(held.stdout()).toContain('{"role":"primary","data_sync_first":true,"force":false}');
  expect(held.stdout()).toContain("Before it nothing would be asked for up to 1 min 01 s: appliances repeat an answer");
});

test.each([
  ["incomplete", 1, { prove: "no" }],
  ["unknown", 3, { prove: "unknown" }],
] as const)("ends with the exit code of %s", async (outcome, code, finds) => {
  const held = holdRun();
  held.desk.finds = finds;
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(code);
  expect(last(held)?.["outcome"]).toBe(outcome);
});

test("is refused while somebody else holds the data folder, and names them", async () => {
  const held = holdRun({
    failure: new PairdeskError("another-writer", "A window (process 4711) holds it.", "Close it."),
  });
  expect(await held.start("planned-switch", { json: true })).toBe(4);
  expect(last(held)).toMatchObject({ event: "ended", outcome: "refused" });
  expect(held.stderr()).toContain("process 4711");
});

test("does not know every runbook, and says which there are", async () => {
  const [unknown, none] = [holdRun(), holdRun()];
  expect(await unknown.start("plant-tree", { json: true })).toBe(4);
  expect(unknown.lines()).toMatchObject([{ event: "ended", outcome: "refused" }]);
  expect(unknown.stderr()).toContain("sync-now");
  expect(await none.start(undefined)).toBe(4);
  expect(none.stderr()).toContain("No runbook was named.");
});

test("says of pairs from a file what does not protect them", async () => {
  const held = holdRun();
  await held.start("planned-switch", { pairs: "pairs.json", answers: writeAnswers(goodAnswers) });
  expect(held.stderr()).toContain("Only the check for foreign changes");
});

test("does not begin what cannot begin now, and describes it all the same", async () => {
  const held = holdRun();
  const { prepare } = held.desk;
  held.desk.prepare = async (id) => ({ ...(await prepare(id)), obstacle: "Both are backup." });
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(4);
  expect(last(held)?.["text"]).toContain("Both are backup.");
  expect(await held.start("planned-switch", { describe: true })).toBe(0);
});

test("bounds each wait", async () => {
  const held = holdRun();
  await held.start("planned-switch", { json: true, waitAtMost: "1.5", answers: writeAnswers(goodAnswers) });
  const [started] = held.desk.journal;
  const waits = started?.event === "started" ? started.runbook.steps.filter(({ kind }) => kind === "wait") : [];
  expect(waits).toMatchObject([{ id: "settle", limitMs: 1500 }]);
  const soon = holdRun();
  expect(await soon.start("planned-switch", { waitAtMost: "soon" })).toBe(4);
  expect(soon.stderr()).toContain("--wait-at-most is no time");
});

test("cannot read answers and secrets from the one standard input", async () => {
  const held = holdRun();
  expect(await held.start("planned-switch", { answers: "-", secrets: "-" })).toBe(4);
  expect(held.stderr()).toContain("cannot both be read");
});

test("tells a run calmly, step by step", async () => {
  const held = holdRun();
  await held.start("planned-switch", { answers: writeAnswers(goodAnswers) });
  const text = held.stdout();
  expect(text).toContain("6/8 Wait for the roles (Pairdesk)");
  expect(text).toContain(
    "Waiting, at most 5 min 00 s; usually it takes about 1 min 00 s. How far it is cannot be known",
  );
  expect(text).toContain(
    "    1. Open the zone.\n    2. Set the address.\n    Page: https://site2.example.com:8443/login\n",
  );
  expect(text).toContain("      support 60 A\n      192.0.2.51\n");
  expect(text).toContain("✓ site1: was looked at (told by the appliance, 2026-03-02T");
  expect(text).toMatch(/DONE {2}site2 is primary\.\n {4}Next: pairdesk run switch-back\n$/);
});

test("lets nothing from outside steer the terminal", async () => {
  const held = holdRun();
  const { prepare } = held.desk;
  held.desk.prepare = async (id) => {
    const { runbook, ...rest } = await prepare(id);
    return { ...rest, runbook: { ...runbook, title: "\u001b[2J gone" } };
  };
  await held.start("planned-switch", { answers: writeAnswers(goodAnswers) });
  expect(held.stdout()).not.toContain("\u001b");
  expect(held.stdout()).toContain("\\u001b[2J gone");
});

const diskFull = () => new PairdeskError("disk-full", "The disk is full.", "Make room.");

test.each([
  ["before anything was changed", "intended", 4, "refused", "Nothing was changed."],
  ["while a call may have been sent", "called", 3, "unknown", "look at both appliances"],
  ["after a change", "reached", 1, "incomplete", "look at both appliances"],
])("a journal that cannot be written %s ends with a last line that says so", async (_, at, code, outcome, words) => {
  const held = holdRun();
  let isChanged = at !== "reached";
  held.desk.onEvent = ({ event }) => {
    if (event === "called") isChanged = true;
    if (event === at && isChanged && held.desk.calls.length >= (at === "intended" ? 0 : 1)) throw diskFull();
  };
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(code);
  expect(last(held)).toMatchObject({ event: "ended", outcome, text: expect.stringContaining("The disk is full.") });
  expect(last(held)?.["text"]).toContain(words);
  expect(last(held)?.["text"]).toContain("pairdesk run --resume run-1");
});

test("is not called refused when the engine refuses an event after a change", async () => {
  const held = holdRun();
  let isChanged = false;
  held.desk.onEvent = ({ event }) => {
    if (isChanged && event === "reached") throw new PairdeskError("run-refused", "Another step comes next.", "Look.");
    if (event === "called") isChanged = true;
  };
  expect(await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) })).toBe(1);
  expect(last(held)).toMatchObject({ event: "ended", outcome: "incomplete" });
});

test("a mistake of Pairdesk's own ends with a last line too, and is not kept quiet", async () => {
  const held = holdRun({ failure: new Error("boom") });
  await expect(held.start("planned-switch", { json: true })).rejects.toThrow("boom");
  expect(last(held)).toMatchObject({ event: "ended", outcome: "unknown" });
});

test("where no pair is stored it is described for two example appliances, and nothing is opened", async () => {
  const run = holdRun({ hasStored: false });
  expect(await run.start("planned-switch", { describe: true, json: true })).toBe(0);
  expect(runbookDescriptionSchema.parse(JSON.parse(run.stdout()))).toMatchObject({ id: "planned-switch" });
  expect(run.stderr()).toContain("No pair is stored here");
  expect(run.opened).toBeNull();
});
