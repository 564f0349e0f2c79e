/** The planned switch and the way back, on real practice appliances of both versions of the API. */
import { expect, test } from "vitest";
import { startRunStage } from "../../support/runs/practice-run.ts";

const patience = { timeout: 90_000 };

test.each(["v2", "v1"] as const)(
  "a planned switch and the way back are done and lose nothing (%s)",
  patience,
  async (api) => {
    const { practice, run } = await startRunStage({ api });
    await practice.mark("site1", "settings", "made before the switch");
    await practice.mark("site1", "recordings", "recorded before the switch");

    const there = await run("planned-switch");
    expect(there).toMatchObject({ outcome: "done", calls: ["site2 primary sync"] });
    const standIn = await practice.marks("site2");
    expect(standIn.settings.map(({ text }) => text)).toContain("made before the switch");

    await practice.mark("site2", "settings", "made on the stand-in");
    const back = await run("switch-back");
    expect(back).toMatchObject({ outcome: "done", calls: ["site1 primary sync"] });
    for (const name of ["site1", "site2"]) {
      const { settings, recordings } = await practice.marks(name);
      expect(settings.map(({ text }) => text)).toEqual(
        expect.arrayContaining(["made before the switch", "made on the stand-in"]),
      );
      expect(recordings.map(({ text }) => text)).toContain("recorded before the switch");
    }
  },
);
