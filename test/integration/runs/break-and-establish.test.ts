/** A pair is parted and made a pair again: guided, without one role call, and only from the appliance that holds the live data. */
import { expect, test } from "vitest";
import { leaveMarks, marksOfBoth, withSettings } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { noWrites, writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each([
  { api: "v2", method: "dns-swing" },
  { api: "v1", method: "dns-swing" },
  { api: "v2", method: "shared-ip" },
  { api: "v1", method: "shared-ip" },
] as const)(
  "parts the two, refuses the wrong source, and copies from the right one ($api, $method)",
  patience,
  async ({ api, method }) => {
    const { practice, run } = await startRunStage({ api, method });
    await leaveMarks(practice, "site1", "live");
    await leaveMarks(practice, "site2", "aside");
    const before = await marksOfBoth(practice);
    expect(await run("break-relationship", { answers: { "shared-ip-seen": "alone" } })).toMatchObject({
      outcome: "done",
      calls: [],
    });
    expect(await marksOfBoth(practice)).toEqual(before);
    const parted = { site1: { roles: [], pages: { "/login/failover": 1 } }, site2: noWrites };
    expect(await writesOf(practice)).toEqual(parted);

    const wrong = { source: "site2", "type-name": "site1" };
    expect(await run("establish-relationship", { answers: wrong })).toMatchObject({ outcome: "refused", calls: [] });
    expect(await writesOf(practice)).toEqual(parted);
    expect(await marksOfBoth(practice)).toEqual(before);

    const right = { source: "site1", "type-name": "site2" };
    expect(await run("establish-relationship", { answers: right })).toMatchObject({ outcome: "done", calls: [] });
    const all = withSettings(["live"], "live", "aside");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
    expect(await writesOf(practice)).toEqual({
      site1: { roles: [], pages: { "/login/failover": 2 } },
      site2: noWrites,
    });
  },
);

test.each(["v2", "v1"] as const)(
  "puts a shared IP in order that is on both after the break (%s)",
  patience,
  async (api) => {
    const { practice, run } = await startRunStage({ api, method: "shared-ip" });
    const broken = await run("break-relationship", {
      async before(step) {
        if (step === "shared-ip-off") await practice.play({ deed: "shared-ip", on: "site2", isEnabled: true });
      },
    });
    expect(broken).toMatchObject({ outcome: "done", calls: [] });
    expect(broken.path).toEqual(expect.arrayContaining(["shared-ip-off", "shared-ip-on", "shared-ip-kept"]));
    const pages = { "/appliance/ip-configuration": 1 };
    expect(await writesOf(practice)).toEqual({
      site1: { roles: [], pages: { "/login/failover": 1, ...pages } },
      site2: { roles: [], pages: { "/appliance/ip-configuration": 2 } },
    });
  },
);
