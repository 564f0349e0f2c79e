/** Scenarios as a window sets them: the real core watches the practice pair, and judges what each one brings about. */
import path from "node:path";
import { expect, test, vi } from "vitest";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { createLaterClock } from "../../support/core/later-clock.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const newFolder = () => path.join(temporaryFolder(), "data");
const codes = ({ status }: PairView) => status.findings.map(({ code }) => code);
const timeout = 60_000;

/** Sets it and looks at what came of it. */
async function play(client: CoreClient, id: string): Promise<PairView> {
  const { id: pairId } = await client.practice.setScenario({ id });
  return client.pairs.check({ pairId });
}

/** An account has twenty calls a second, which rounds of looks in quick succession use up: looked at until it has passed. */
const unhurried = { timeout: 10_000, interval: 1_100 };

test("scenarios are listed with their words and the present one, which is none while the pair does not run", {
  timeout,
}, async () => {
  const { client } = await openWindowOnCore(newFolder());
  const before = await client.practice.scenarios();
  expect(before.present).toBeNull();
  expect(before.scenarios.length).toBeGreaterThan(30);
  for (const { title, explanation } of before.scenarios) {
    expect(title).not.toBe("");
    expect(explanation).toMatch(/\.$/);
  }
  const idle = client.practice.setScenario({ id: "both-primary" });
  await expect(idle).rejects.toMatchObject({ data: { code: "practice-unavailable" } });

  await client.practice.open();
  expect((await client.practice.scenarios()).present).toBe("healthy");
  const nobody = client.practice.setScenario({ id: "no-such" });
  await expect(nobody).rejects.toMatchObject({ data: { code: "not-found" } });
  await play(client, "backup-dead");
  expect((await client.practice.scenarios()).present).toBe("backup-dead");
  await client.practice.close();
  expect((await client.practice.scenarios()).present).toBeNull();
});

test("both primary is settling at first and a conflict when a second look a minute later agrees", {
  timeout,
}, async () => {
  const clock = createLaterClock();
  const { client } = await openWindowOnCore(newFolder(), clock);
  const { id: pairId } = await client.practice.open();
  const first = await play(client, "both-primary");
  expect(first.status.appliances.map(({ role }) => role)).toEqual(["primary", "primary"]);
  expect(codes(first)).not.toContain("ROLE_CONFLICT_BOTH_PRIMARY");
  clock.pass(61_000);
  const second = await client.pairs.check({ pairId });
  expect(second.status.verdict).toBe("conflict");
  expect(codes(second)).toContain("ROLE_CONFLICT_BOTH_PRIMARY");
});

test("no scenario leaves a finding behind that the next one did not raise", { timeout }, async () => {
  const { client } = await openWindowOnCore(newFolder());
  await client.practice.open();
  const swapped = await play(client, "roles-swapped");
  expect(codes(swapped)).toEqual(expect.arrayContaining(["TAKEOVER_SEEN", "ROLES_SWAPPED"]));
  expect(swapped.status.verdict).toBe("degraded");

  const { id: pairId } = await client.practice.setScenario({ id: "healthy" });
  await vi.waitFor(async () => {
    const well = await client.pairs.check({ pairId });
    expect({ verdict: well.status.verdict, codes: codes(well) }).toEqual({ verdict: "protected", codes: [] });
  }, unhurried);

  await client.practice.setScenario({ id: "appliance-id-changed" });
  await vi.waitFor(async () => {
    expect(codes(await client.pairs.check({ pairId }))).toContain("APPLIANCE_ID_CHANGED");
  }, unhurried);
  await client.practice.setScenario({ id: "backup-unhealthy" });
  await vi.waitFor(async () => {
    expect(codes(await client.pairs.check({ pairId }))).toEqual(["APPLIANCE_UNHEALTHY"]);
  }, unhurried);
});

test("what was remembered stays where it is the truth: the last sync and the role before the outage", {
  timeout,
}, async () => {
  const { client } = await openWindowOnCore(newFolder());
  await client.practice.open();
  const dead = await play(client, "primary-dead");
  expect(dead.status).toMatchObject({ verdict: "outage", dataAtRisk: { basis: "remembered" } });
  expect(dead.status.dataAtRisk?.seconds).toBeLessThan(60);
  expect(dead.appliances[0].lastRole?.role).toBe("primary");
  // Where the pair was never synchronized there is nothing to remember.
  expect(codes(await play(client, "sync-never"))).toContain("SYNC_NEVER");
});

test("the stored pair follows the network method of a scenario, there and back", { timeout }, async () => {
  const clock = createLaterClock();
  const { client } = await openWindowOnCore(newFolder(), clock);
  const { id: pairId, method } = await client.practice.open();
  expect(method).toBe("dns-swing");
  const shared = await play(client, "shared-ip-on-both");
  expect(shared.method).toBe("shared-ip");
  const definition = await client.pairs.definition({ pairId });
  expect(definition.network).toEqual({ method: "shared-ip", sharedIps: ["203.0.113.10"] });
  clock.pass(61_000);
  expect(codes(await client.pairs.check({ pairId }))).toContain("SHARED_IP_ON_BOTH");
  await client.practice.setScenario({ id: "healthy" });
  await vi.waitFor(async () => {
    const well = await client.pairs.check({ pairId });
    // This computer's clock is a minute ahead by now.
    const others = codes(well).filter((code) => code !== "CLOCK_SKEW");
    expect({ method: well.method, others }).toEqual({ method: "dns-swing", others: [] });
  }, unhurried);
});

test("closing the practice pair while a scenario is being set leaves nothing of it", { timeout }, async () => {
  const { client } = await openWindowOnCore(newFolder());
  await client.practice.open();
  const events = await client.pairs.changed();
  const setting = client.practice.setScenario({ id: "both-backup" });
  await events.next();
  await Promise.allSettled([setting, client.practice.close()]);
  expect(await client.pairs.list()).toEqual([]);
  expect((await client.practice.scenarios()).present).toBeNull();
});
