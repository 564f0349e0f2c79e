/** How people get to the new primary, by each network method, and that the roles changed before anything is led there. */
import { expect, test } from "vitest";
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { everywhere, leaveMarks, marksOfBoth } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { noWrites, writesOf } from "../../support/runs/practice-writes.ts";
import { untickSharedIp } from "../../support/runs/untick-shared-ip.ts";

const patience = { timeout: 60_000 };
const page = "/appliance/ip-configuration";

async function switchBy(api: "v1" | "v2", method: NetworkMethod, isTicked = true) {
  const { practice, run } = await startRunStage({ api, method });
  if (!isTicked) await untickSharedIp(practice);
  await leaveMarks(practice, "site1", "old");
  const before = await writesOf(practice);
  const led: string[] = [];
  const there = await run("planned-switch", {
    before: (step) => void (/^(swing|shared-ip)/.test(step) && led.push(step)),
  });
  expect(there).toMatchObject({ outcome: "done", calls: ["site2 primary sync"] });
  expect(await marksOfBoth(practice)).toEqual({ site1: everywhere("old"), site2: everywhere("old") });
  // By hand, and never before the roles have changed.
  for (const step of led) expect(there.path.indexOf(step)).toBeGreaterThan(there.path.indexOf("switch-synced"));
  return { led, before, after: await writesOf(practice) };
}

const roles = { roles: ["primary sync"], pages: {} };

test.each(["v2", "v1"] as const)(
  "a ticked shared IP follows the roles, and nobody clicks (%s)",
  patience,
  async (api) => {
    const { led, after } = await switchBy(api, "shared-ip");
    expect(led).toEqual([]);
    expect(after).toEqual({ site1: noWrites, site2: roles });
  },
);

test.each(["v2", "v1"] as const)(
  "a shared IP that does not follow is taken from the old one first, then enabled on the new one (%s)",
  patience,
  async (api) => {
    const { led, before, after } = await switchBy(api, "shared-ip", false);
    expect(led).toEqual(["shared-ip-off", "shared-ip-on"]);
    const withPage = (name: string) => ({ ...before[name]?.pages, [page]: 1 });
    expect(after).toEqual({
      site1: { roles: [], pages: withPage("site1") },
      site2: { ...roles, pages: withPage("site2") },
    });
  },
);

test.each([
  { api: "v2", method: "dns-swing" },
  { api: "v1", method: "dns-swing" },
  { api: "v2", method: "nat-swing" },
  { api: "v1", method: "nat-swing" },
] as const)("the name is swung after the roles have changed ($api, $method)", patience, async ({ api, method }) => {
  const { led, after } = await switchBy(api, method);
  expect(led).toEqual(["swing"]);
  expect(after).toEqual({ site1: noWrites, site2: roles });
});
