/** The backup took over by itself. The run finds that, makes no call, and goes on with the site name. */
import { expect, test } from "vitest";
import { targetOf } from "../../support/practice-pair-fixture.ts";
import { everywhere, leaveMarks, marksOfBoth } from "../../support/runs/practice-marks.ts";
import { type RunStage, startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";
import { logInToWeb, noticeOf } from "../../support/web-client.ts";

const patience = { timeout: 60_000 };

/** Answers with how to read the appliance's own history. */
async function turnAutomaticFailoverOn({ practice }: RunStage, name: string): Promise<() => Promise<string>> {
  const web = await logInToWeb(targetOf(practice, name), "login", practice.webLogin);
  const settings = { timeout: "0.5", interval: "60", bandwidth: "0", "test-ips": "" };
  const on = { operations: "1", "automatic-failover": "1" };
  const answer = await web.press("failover", "save-backup-settings", { ...settings, ...on });
  expect(noticeOf(answer.text)).toBe("The backup settings were saved.");
  return () => web.open("failover");
}

test.each([
  { api: "v2", method: "dns-swing" },
  { api: "v1", method: "nat-swing" },
  { api: "v2", method: "shared-ip" },
] as const)("begins at the swing, and calls nobody ($api, $method)", patience, async ({ api, method }) => {
  const stage = await startRunStage({ api, method });
  const { practice, run } = stage;
  await leaveMarks(practice, "site1", "old");
  expect(await run("sync-now")).toMatchObject({ outcome: "done" });
  const history = await turnAutomaticFailoverOn(stage, "site2");
  await leaveMarks(practice, "site1", "unsynced");
  await practice.killAppliance("site1");
  await expect.poll(history, { timeout: 15_000 }).toContain("unreachable for too long");
  const before = await writesOf(practice);

  const taken = await run("unplanned-takeover", { answers: { "changes-before-failure": "no" } });
  expect(taken).toMatchObject({ outcome: "done", calls: [] });
  expect(taken.path).toContain(method === "shared-ip" ? "shared-ip-moved" : "swing");
  expect(taken.path).not.toContain("type-name");
  expect(await writesOf(practice)).toEqual(before);
  expect((await practice.marks("site2")).settings.map(({ text }) => text)).toEqual(["old"]);

  await practice.startAppliance("site1");
  const both = { site1: everywhere("old", "unsynced"), site2: everywhere("old") };
  expect(await marksOfBoth(practice)).toEqual(both);
  expect(await run("demote-returned-primary")).toMatchObject({ outcome: "done", calls: ["site1 backup"] });
  expect(await marksOfBoth(practice)).toEqual(both);
});
