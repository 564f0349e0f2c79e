/** What only the lost appliance holds, on real practice appliances: an answer about the other one must not let a sync destroy it. */
import { expect, test } from "vitest";
import { startRunStage } from "../../support/runs/practice-run.ts";

const patience = { timeout: 90_000 };
const onlyThere = "made on site1 before it failed";

test(
  "a cancelled switch in between does not let the way back sync first over what only site1 holds",
  patience,
  async () => {
    const { practice, run } = await startRunStage();
    await practice.mark("site1", "settings", onlyThere);
    await practice.killAppliance("site1");
    const takeover = await run("unplanned-takeover", { answers: { "changes-before-failure": "yes" } });
    expect(takeover).toMatchObject({ outcome: "done", calls: ["site2 primary"] });

    await practice.startAppliance("site1");
    const demoted = await run("demote-returned-primary");
    expect(demoted).toMatchObject({ outcome: "done", calls: ["site1 backup"] });

    const answers = { "sync-first": "no", "changes-before-failure": "no" };
    const cancelled = await run("planned-switch", {
      answers,
      before: (step, open) => {
        if (step === "type-name") open.cancel("thought better of it");
      },
    });
    expect(cancelled).toMatchObject({ outcome: "refused", calls: [] });
    expect(cancelled.state.answers["changes-before-failure"]).toBe("no");

    const back = await run("switch-back", { answers: { "sync-first": "yes" } });
    expect(back).toMatchObject({ outcome: "refused", calls: [] });
    const { settings } = await practice.marks("site1");
    expect(settings.map(({ text }) => text)).toContain(onlyThere);

    const sync = await run("sync-now");
    expect(sync.outcome).toBe("refused");

    const without = await run("switch-back", { answers: { "sync-first": "no" } });
    expect(without).toMatchObject({ outcome: "done", calls: ["site1 primary"] });
    for (const name of ["site1", "site2"]) {
      const marks = await practice.marks(name);
      expect(marks.settings.map(({ text }) => text)).toContain(onlyThere);
    }
  },
);
