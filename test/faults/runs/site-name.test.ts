/** The roles have changed, and the site name or the shared IP is not where it belongs: never done, and never other roles. */
import { expect, test } from "vitest";
import { playDeed } from "../../../electron/core/practice/play-deed.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { beforeTyping, faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { roleCallsOf } from "../../support/runs/role-scenes.ts";
import { untickSharedIp } from "../../support/runs/untick-shared-ip.ts";

const withoutSync = { "sync-first": "no" };

test.each(["v2", "v1"] as const)(
  "a site name that does not move leaves the run incomplete (%s)",
  faultPatience,
  async (api) => {
    const stage = await startRunStage({ api, timing: shortWaits });
    const finished = await stage.run("planned-switch", { answers: withoutSync, onlySaid: ["swing"] });
    expect(finished).toMatchObject({ outcome: "incomplete", calls: ["site2 primary"] });
    expect(finished.text).toContain("does not lead to site2");
    expect(await roleCallsOf(stage)).toBe(1);
  },
);

test("a shared IP that both have enabled after the switch leaves the run incomplete", faultPatience, async () => {
  const stage = await startRunStage({ method: "shared-ip", timing: shortWaits });
  // It does not follow the roles then, so what a person does to it stays.
  await untickSharedIp(stage.practice);
  let enabling: Promise<unknown> | null = null;
  const finished = await stage.run("planned-switch", {
    answers: withoutSync,
    onlySaid: ["shared-ip-off", "shared-ip-on"],
    onEvent: (event) => {
      if (event.event !== "called" || event.step !== "switch") return;
      enabling = playDeed({ deed: "shared-ip", on: "site2", isEnabled: true }, stage.practice);
    },
    before: async () => void (await enabling),
  });
  expect(finished).toMatchObject({ outcome: "incomplete", calls: ["site2 primary"] });
  expect(finished.text).toContain("disable it on site1 first");
});

test("a site name that leads to somebody else does not become done by saying so", faultPatience, async () => {
  const stage = await startRunStage({ timing: shortWaits });
  await stage.practice.setScenario("site-leads-elsewhere");
  const finished = await stage.run("planned-switch", { answers: withoutSync, onlySaid: ["swing"] });
  // What answers there tells no id, so that it is neither of the two is not known.
  expect(finished).toMatchObject({ outcome: "unknown", calls: ["site2 primary"] });
  expect(finished.path).toContain("swing");
});

test(
  "two that are backup afterwards leave the run incomplete, with the button at the right appliance",
  faultPatience,
  async () => {
    const stage = await startRunStage({ timing: { ...shortWaits, settleMs: 6_000 } });
    const { practice } = stage;
    let both: Promise<void> | null = null;
    const finished = await stage.run("planned-switch", {
      answers: withoutSync,
      before: (step) => beforeTyping(step, () => practice.behave("site2", { roleChange: "200-never-settles" })),
      onEvent(event) {
        if (event.event === "called" && event.step === "switch") both = practice.setScenario("both-backup");
      },
    });
    await both;
    expect(finished).toMatchObject({ outcome: "incomplete", calls: ["site2 primary"] });
    expect(finished.text).toContain("make site2 primary now");
    expect(finished.text).toContain("Become Primary");
  },
);
