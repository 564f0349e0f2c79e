/** Tokens that end in the middle of a run, and accounts that may not do what it wants. */
import { expect, test } from "vitest";
import { tokenOf } from "../../support/practice-calls.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { beforeTyping, faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { roleCallsOf } from "../../support/runs/role-scenes.ts";

const withoutSync = { "sync-first": "no" };

test.each(["v2", "v1"] as const)(
  "a token that others crowd out is renewed before the call (%s)",
  faultPatience,
  async (api) => {
    const stage = await startRunStage({ api, timing: shortWaits });
    const finished = await stage.run("planned-switch", {
      answers: withoutSync,
      before: (step) =>
        beforeTyping(step, async () => {
          // An account holds 30: one more ends the oldest, which is the run's.
          for (let number = 0; number < 31; number += 1) await tokenOf(stage.practice, "site2");
        }),
    });
    expect(finished).toMatchObject({ outcome: "done", calls: ["site2 primary"] });
    expect(await roleCallsOf(stage)).toBe(1);
  },
);

test("a token that dies right before the call is not followed by a second call", faultPatience, async () => {
  const stage = await startRunStage({ timing: shortWaits });
  const finished = await stage.run("planned-switch", {
    answers: withoutSync,
    before: (step) => beforeTyping(step, () => stage.practice.behave("site2", { callsPerToken: 1 })),
  });
  expect(finished).toMatchObject({ outcome: "failed", calls: ["site2 primary"] });
  expect(finished.text).toContain("site2");
  expect(await roleCallsOf(stage)).toBe(0);
});

test.each(["v2", "v1"] as const)(
  "a secret made anew in the middle ends the run before anything is sent (%s)",
  faultPatience,
  async (api) => {
    const stage = await startRunStage({ api, timing: shortWaits });
    const finished = await stage.run("planned-switch", {
      answers: withoutSync,
      before: (step) => beforeTyping(step, () => stage.practice.setScenario("wrong-credentials")),
    });
    expect(finished).toMatchObject({ outcome: "refused", calls: [] });
    expect(await roleCallsOf(stage)).toBe(0);
  },
);

test.each(["v2", "v1"] as const)(
  "an account that only reads can look, and is refused before anything is sent (%s)",
  faultPatience,
  async (api) => {
    const stage = await startRunStage({ api, timing: shortWaits });
    await stage.practice.setScenario("read-only");
    const finished = await stage.run("planned-switch", { answers: withoutSync });
    expect(finished).toMatchObject({ outcome: "refused", calls: [] });
    expect(finished.state.vetoes).toContainEqual(
      expect.objectContaining({ condition: "no-full-access", weight: "hard" }),
    );
    const dry = await stage.run("planned-switch", { answers: withoutSync, isDryRun: true });
    expect(dry.calls).toEqual([]);
    const listed = dry.journal.flatMap((event) => (event.event === "would-call" ? [event.call] : []));
    expect(listed.map(({ appliance, method }) => `${method} ${appliance}`)).toContain("POST site2");
    expect(await roleCallsOf(stage)).toBe(0);
  },
);
