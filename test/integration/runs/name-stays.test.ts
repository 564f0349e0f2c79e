/** Somebody says that the name was swung, and it was not: what the appliance behind the name says decides. */
import { expect, test } from "vitest";
import { everywhere, leaveMarks, marksOfBoth } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";
import { untickSharedIp } from "../../support/runs/untick-shared-ip.ts";

const patience = { timeout: 60_000 };

test.each([
  { api: "v2", method: "dns-swing", said: ["swing"] },
  { api: "v1", method: "nat-swing", said: ["swing"] },
  { api: "v2", method: "shared-ip", said: ["shared-ip-off", "shared-ip-on"] },
  { api: "v1", method: "shared-ip", said: ["shared-ip-off", "shared-ip-on"] },
] as const)(
  "is incomplete, with the roles changed and the data safe ($api, $method)",
  patience,
  async ({ api, method, said }) => {
    const { practice, run } = await startRunStage({ api, method, timing: { swingMs: 1_500, sharedIpMs: 1_500 } });
    if (method === "shared-ip") await untickSharedIp(practice);
    const before = await writesOf(practice);
    await leaveMarks(practice, "site1", "old");
    const there = await run("planned-switch", { onlySaid: said });
    expect(there).toMatchObject({ outcome: "incomplete", calls: ["site2 primary sync"] });
    expect(await marksOfBoth(practice)).toEqual({ site1: everywhere("old"), site2: everywhere("old") });
    const called = { ...before["site2"], roles: ["primary sync"] };
    expect(await writesOf(practice)).toEqual({ ...before, site2: called });
  },
);
