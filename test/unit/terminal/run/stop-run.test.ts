import { expect, test } from "vitest";
import { type HeldRun, holdRun } from "../../../support/terminal/run-here.ts";
import { goodAnswers } from "../../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../../support/terminal/write-answers.ts";

const start = (held: HeldRun) => held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) });
const interruptAt = (held: HeldRun, event: string, step: string) => {
  held.desk.onEvent = (one) => {
    if (one.event === event && "step" in one && one.step === step) held.interrupt();
  };
};

test("cancels before anything was changed, and nothing is sent", async () => {
  const held = holdRun();
  held.desk.finds = { look: "yes" };
  // The executor is held up, as by a look that takes its time.
  const { begin } = held.desk;
  held.desk.begin = async (wish) => {
    const run = await begin(wish);
    const { advance } = run;
    let isFirst = true;
    return {
      ...run,
      async advance() {
        if (isFirst) held.interrupt();
        isFirst = false;
        await new Promise((resolve) => setImmediate(resolve));
        await advance();
      },
    };
  };
  expect(await start(held)).toBe(4);
  expect(held.lines().slice(-2)).toMatchObject([{ event: "cancelled" }, { event: "ended", outcome: "refused" }]);
  expect(held.desk.calls).toEqual([]);
  expect(held.stderr()).toContain("Nothing was changed.");
});

test("ends a wait after a change, and lets what is seen decide", async () => {
  const held = holdRun();
  held.desk.finds = { settle: "no", prove: "no" };
  interruptAt(held, "reached", "settle");
  // The sync that was asked for may still change the roles.
  expect(await start(held)).toBe(3);
  const events = held.lines().map(({ event, step }) => [event, step]);
  expect(events).toContainEqual(["checked", "settle"]);
  expect(held.lines().at(-1)).toMatchObject({ event: "ended", outcome: "unknown" });
  expect(held.stderr()).toContain("The wait was ended.");
});

test("leaves a run open that cannot be stopped half-way, and says how to go on", async () => {
  const held = holdRun();
  held.desk.cancelRefusal = "It cannot be stopped half-way.";
  held.desk.play = null;
  held.desk.prepare = async (id) => {
    const { switchFacts: facts, switchRunbook: runbook } = await import("../../../support/terminal/switch-runbook.ts");
    const steps = runbook.steps.map((step) =>
      step.id === "swing" ? { ...step, when: { step: "settle", is: ["yes"] } } : step,
    );
    return { facts, runbook: { ...runbook, id, steps }, obstacle: null };
  };
  const answers = writeAnswers({ name: "site2", "sync-first": "yes" });
  expect(await held.start("planned-switch", { json: true, answers })).toBe(1);
  const last = held.lines().at(-1);
  expect(last).toMatchObject({ event: "ended", outcome: "incomplete", next: [] });
  expect(last?.["text"]).toContain("pairdesk run --resume run-1");
  expect(held.desk.journal.at(-1)?.event).not.toBe("ended");
});
