/** A whole planned switch at the built terminal, and what stands in its way before it begins. */
import { expect, test } from "vitest";
import { answers, eventsOf, lineOf, openRuns, roleCallsIn, stageRealRun } from "../../support/terminal/real-run.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";

const patience = { timeout: 200_000 };

test("switches with one call, and is incomplete when nobody has swung the site name", patience, async () => {
  const { begin, kept, beside } = await stageRealRun();
  const running = begin(answers, "--wait-at-most", "5");
  await lineOf(running, "paused");

  const second = await beside("run", "planned-switch", "--json", "--answers", writeAnswers(answers));
  expect([second.code, second.stderr]).toEqual([
    4,
    expect.stringContaining(`the terminal door, process ${running.pid}`),
  ]);
  expect(eventsOf(second.stdout)).toMatchObject([{ event: "ended", outcome: "refused" }]);
  const dry = await beside("run", "planned-switch", "--dry-run", "--json", "--answers", writeAnswers(answers));
  const dryEvents = eventsOf(dry.stdout);
  expect([dry.code, roleCallsIn(dryEvents)]).toEqual([0, []]);
  const site2 = kept.told.appliances.find(({ name }) => name === "site2");
  expect(dryEvents.flatMap((event) => (event.event === "would-call" ? [event.call] : []))).toMatchObject([
    { appliance: "site1", method: "GET", url: expect.stringMatching(/\/api\/backup$/) },
    {
      ...{ appliance: "site2", method: "POST", url: `https://${site2?.address}/api/command/v2/failover-role` },
      body: JSON.stringify({ role: "primary", data_sync_first: true, force: false }),
    },
  ]);
  expect((await beside("run", "planned-switch", "--describe")).code).toBe(0);
  expect((await beside("status")).code).toBe(0);

  const { code, stdout } = await running.ended;
  const events = eventsOf(stdout);
  expect(roleCallsIn(events)).toMatchObject([{ appliance: "site2" }]);
  expect(events.at(-1)).toMatchObject({ event: "ended", outcome: "incomplete" });
  expect(events.at(-1)).toMatchObject({ text: expect.stringContaining("does not lead to site2") });
  expect(code).toBe(1);
});

test("what is not answered, not asked for or forbidden begins nothing", patience, async () => {
  const staged = await stageRealRun("--scenario", "backup-unhealthy");
  const { "type-name": _name, ...nameless } = answers;
  const missing = await staged.begin(nameless).ended;
  expect([missing.code, eventsOf(missing.stdout).map(({ event }) => event)]).toEqual([4, ["ended"]]);
  expect(missing.stderr).toContain("Not answered: type-name");

  const unknown = await staged.begin({ ...answers, "type-mane": "site2" }).ended;
  expect([unknown.code, eventsOf(unknown.stdout).map(({ event }) => event)]).toEqual([4, ["ended"]]);
  expect(unknown.stderr).toContain("type-mane");
  expect(await openRuns(staged)).toEqual([]);

  const vetoed = await staged.begin().ended;
  const events = eventsOf(vetoed.stdout);
  expect([vetoed.code, roleCallsIn(events)]).toEqual([4, []]);
  expect(events.at(-1)).toMatchObject({ event: "ended", outcome: "refused" });
  expect(await openRuns(staged)).toEqual([]);
});
