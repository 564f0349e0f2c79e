/** What others do between the plan and the write of a planned switch from site1 to site2: nothing is sent then. */
import { expect, test } from "vitest";
import { playDeed } from "../../../electron/core/practice/play-deed.ts";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import { setRole } from "../../support/practice-calls.ts";
import { targetOf } from "../../support/practice-pair-fixture.ts";
import { type RunStage, startRunStage } from "../../support/runs/practice-run.ts";
import { beforeTyping, faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { pressElsewhere, roleCallsOf } from "../../support/runs/role-scenes.ts";
import { logInToWeb } from "../../support/web-client.ts";

const patienceMs = 15_000;

interface Change {
  name: string;
  make(stage: RunStage): Promise<void>;
  expected: Partial<ForeignChange>;
  says: string;
}

const byApi: Change = {
  name: "roles switched through the API",
  make: async ({ practice }) => void (await setRole(practice, "site2", { role: "primary" })),
  expected: { appliance: "site2", what: "role", before: "backup", now: "primary" },
  says: "site2 now says that it is primary",
};

const changes: readonly Change[] = [
  {
    ...byApi,
    name: "roles switched at /login",
    make: (stage) => pressElsewhere(stage, "site2", "become-primary"),
  },
  {
    ...byApi,
    name: "an automatic takeover, and the primary back",
    async make(stage) {
      const form = { operations: "1", "automatic-failover": "1", timeout: "0.5", interval: "60" };
      await pressElsewhere(stage, "site2", "save-backup-settings", { ...form, bandwidth: "0", "test-ips": "" });
      await stage.practice.killAppliance("site1");
      const web = await logInToWeb(targetOf(stage.practice, "site2"), "login", stage.practice.webLogin);
      await expect.poll(() => web.open("failover"), { timeout: patienceMs }).toContain("unreachable for too long");
      await stage.practice.startAppliance("site1");
    },
  },
  {
    name: "another appliance behind the address",
    make: async ({ practice }) => practice.setScenario("appliance-id-changed"),
    expected: { appliance: "site2", what: "appliance-id" },
    says: "Another appliance answers at the address of site2",
  },
  {
    name: "a data sync",
    async make({ practice }) {
      const before = JSON.stringify(await practice.marks("site2"));
      await practice.mark("site1", "settings", "newer than the plan");
      // Times of syncs are told in seconds.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await playDeed({ deed: "sync-now", on: "site2" }, practice);
      const marks = async () => JSON.stringify(await practice.marks("site2"));
      await expect.poll(marks, { timeout: patienceMs }).not.toBe(before);
    },
    expected: { what: "last-sync" },
    says: "now tells of a data sync",
  },
  {
    name: "the relationship broken",
    make: async ({ practice }) => void (await playDeed({ deed: "break-relationship", on: "site1" }, practice)),
    expected: { appliance: "site2", what: "role", now: "none" },
    says: "site2 now says that it has no failover relationship",
  },
];

test.each(changes)("v2: $name", faultPatience, (change) => expectNothingSent("v2", change));
test("v2: roles switched through the API", faultPatience, () => expectNothingSent("v2", byApi));
test.each(changes)("v1: $name", faultPatience, (change) => expectNothingSent("v1", change));

async function expectNothingSent(api: "v1" | "v2", { make, expected, says }: Change): Promise<void> {
  const stage = await startRunStage({ api, timing: shortWaits });
  let before = 0;
  const finished = await stage.run("planned-switch", {
    before: (step) =>
      beforeTyping(step, async () => {
        await make(stage);
        before = await roleCallsOf(stage);
      }),
  });
  expect(finished).toMatchObject({ outcome: "refused", calls: [] });
  expect(finished.state.foreign).toContainEqual(expect.objectContaining(expected));
  expect(finished.text).toContain(says);
  expect(await roleCallsOf(stage)).toBe(before);
}
