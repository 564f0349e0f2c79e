import { expect, test } from "vitest";
import { type HeldRun, holdRun } from "../../../support/terminal/run-here.ts";
import { goodAnswers } from "../../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../../support/terminal/write-answers.ts";

/** Enters a line each time a new prompt stands there. */
async function enterAtPrompts(held: HeldRun, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    const prompts = () => held.asked().match(/> |"stop": /g)?.length ?? 0;
    await expect.poll(prompts, { timeout: 5000 }).toBe(index + 1);
    held.enter(line);
  }
}

test("asks with the choices shown, and asks again until the answer fits", async () => {
  const held = holdRun({ isTerminal: true });
  const ended = held.start("planned-switch");
  await enterAtPrompts(held, ["site1", "site2", "yes", "done"]);
  expect(await ended).toBe(0);
  expect(held.asked()).toContain("Sync first?\n  yes\n  no\n");
  expect(held.asked()).toContain("Type site2 exactly.");
  expect(held.asked()).toContain("1. Open the zone.");
  expect(held.desk.journal).toContainEqual(
    expect.objectContaining({ event: "answered", values: { name: "site2", "sync-first": "yes" } }),
  );
});

test("asks in words beside the events, so that they stay lines of JSON", async () => {
  const held = holdRun({ isTerminal: true });
  const ended = held.start("planned-switch", { json: true });
  await enterAtPrompts(held, ["site2", "yes", "done"]);
  expect(await ended).toBe(0);
  expect(held.lines().at(-1)).toMatchObject({ event: "ended", outcome: "done" });
});

test("a person who stops at a manual step ends the run, with the change said", async () => {
  const held = holdRun({ isTerminal: true });
  const ended = held.start("planned-switch", { json: true });
  await enterAtPrompts(held, ["site2", "yes", "stop"]);
  expect(await ended).toBe(1);
});

test("an interrupt while a question is open cancels the run", async () => {
  const held = holdRun({ isTerminal: true });
  const ended = held.start("planned-switch", { json: true });
  await expect.poll(() => held.asked(), { timeout: 5000 }).toContain("> ");
  held.interrupt();
  expect(await ended).toBe(4);
  expect(held.desk.calls).toEqual([]);
});

test("never asks when there is an answers file", async () => {
  const held = holdRun({ isTerminal: true });
  expect(await held.start("planned-switch", { answers: writeAnswers({ name: "site2" }) })).toBe(4);
  expect(held.asked()).toBe("");
  expect(await holdRun({ isTerminal: true }).start("planned-switch", { answers: writeAnswers(goodAnswers) })).toBe(0);
});
