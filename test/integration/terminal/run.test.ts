import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { runbookDescriptionSchema } from "../../../shared/runbooks/describe-runbook.ts";
import { runEventSchema } from "../../../shared/runbooks/run-event.ts";
import { emptyPlace, runTerminal, startTerminal } from "../../support/terminal/run-terminal.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";

const answers = () =>
  writeAnswers({
    "sync-first": true,
    "backup-first": "yes",
    "type-name": "site2",
    "reason-attestations": "This is practice.",
    swing: "done",
  });
const eventsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => runEventSchema.parse(JSON.parse(line)));
/** What is left of a practice pair of the command's own, and of its data folder. */
const leftIn = (tmp: string) => readdirSync(tmp).filter((name) => name.startsWith("pairdesk-"));

test("describes a procedure as pinned", async () => {
  const { code, stdout } = await runTerminal(["run", "planned-switch", "--practice", "--describe", "--json"]);
  const described: unknown = JSON.parse(stdout);
  expect(runbookDescriptionSchema.strict().parse(described)).toEqual(described);
  expect([code, (described as { id: string }).id]).toEqual([0, "planned-switch"]);
});

test("shows the one call of a dry run and makes none", async () => {
  const place = emptyPlace();
  const args = ["run", "planned-switch", "--practice", "--dry-run", "--json", "--answers", answers()];
  const { code, stdout, stderr } = await runTerminal(args, { place });
  const events = eventsOf(stdout);
  expect([code, stderr]).toEqual([0, ""]);
  expect(events.some(({ event }) => event === "intended")).toBe(false);
  const calls = events.flatMap((event) => (event.event === "would-call" ? [event.call] : []));
  expect(calls.at(-1)).toMatchObject({ appliance: "site2", method: "POST" });
  expect(events.at(-1)).toMatchObject({ event: "ended", outcome: "done" });
  expect([leftIn(place.tmp), readdirSync(place.home)]).toEqual([[], []]);
});

test("refuses in a pipe what nobody answers, with nothing written", async () => {
  const { code, stdout, stderr } = await runTerminal(["run", "planned-switch", "--practice", "--json"]);
  expect(code).toBe(4);
  expect(eventsOf(stdout)).toMatchObject([{ event: "ended", outcome: "refused" }]);
  expect(stderr).toContain("type-name");
});

test("an interrupt before the write cancels the run and leaves nothing behind", async () => {
  const place = emptyPlace();
  const args = ["run", "planned-switch", "--practice", "--json", "--answers", answers()];
  const running = startTerminal(args, { place });
  await running.line((line) => line.includes('"event":"paused"'));
  running.signal("SIGINT");
  const { code, stdout } = await running.ended;
  const events = eventsOf(stdout);
  expect(events.slice(-2)).toMatchObject([{ event: "cancelled" }, { event: "ended", outcome: "refused" }]);
  expect([code, leftIn(place.tmp)]).toEqual([4, []]);
  const roleCalls = events.flatMap((event) =>
    event.event === "intended" && event.call.method === "POST" ? [event] : [],
  );
  expect(roleCalls).toEqual([]);
});

test.each([
  [["run", "plant-tree", "--practice"], 4, "planned-switch"],
  [["run"], 4, "No runbook was named"],
  [["run", "sync-now", "--resume", "a", "--close", "b"], 3, "cannot be used with"],
  [["run", "sync-now", "--practice", "--answers", "/nowhere/answers.json"], 4, "cannot be read"],
] as const)(
  "refuses a run that is asked for wrongly, and ends with 3 where the command line is none: %s",
  async (args, refused, words) => {
    const { code, stdout, stderr } = await runTerminal([...args]);
    expect([code, stdout]).toEqual([refused, ""]);
    expect(stderr).toContain(words);
  },
);
