import { expect, test } from "vitest";
import { refuseWhileOpen } from "../../../electron/core/runs/refuse-while-open.ts";
import { runSummarySchema } from "../../../shared/runbooks/run-view.ts";
import { applianceIds } from "../../support/observations.ts";
import { withCertificates } from "../../support/runs/certificate-hands.ts";
import { type RunsStage, stageRuns } from "../../support/runs/runs-stage.ts";
import { smallSteps } from "../../support/runs/small-runbook.ts";

const minuteMs = 60_000;
const wish = { pairId: "pair-1", runbook: "planned-switch", isDryRun: false } as const;
const given = { name: "site2", "sync-first": "no" };
const refused = (message: RegExp) =>
  expect.objectContaining({ code: "run-refused", message: expect.stringMatching(message) });
const writesIn = ({ hands }: RunsStage) => hands.calls.filter(({ call }) => call.call === "set-role");

async function begin(stage: RunsStage): Promise<string> {
  const { id } = await stage.runs.start(wish);
  await stage.clock.pass(1_000);
  return id;
}

test("a run is begun, answered and carried to its end, with every step told and kept", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  expect(stage.runs.view(id)).toMatchObject({ state: "yours", step: "confirm", by: "somebody", pairId: "pair-1" });
  expect(stage.runs.answer(id, "confirm", given)).toMatchObject({ state: "working", step: "backup" });
  await stage.clock.pass(5 * minuteMs);
  expect(stage.runs.view(id)).toMatchObject({ state: "ended", hasWritten: true, ending: { outcome: "done" } });
  expect(stage.openedHands()).toBe(0);
  const told = stage.events.flatMap((event) => (event.type === "changed" ? [event.run.state] : []));
  expect(new Set(told)).toEqual(new Set(["working", "yours", "ended"]));
  expect(told.at(-1)).toBe("ended");
  expect(stage.store.load(id).at(-1)?.event).toBe("ended");
  expect(stage.log.entries).toEqual([]);
});

test("beginning and end are deeds, and the change of roles that it made is known", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  stage.runs.answer(id, "confirm", given);
  await stage.clock.pass(5 * minuteMs);
  expect(stage.deeds).toEqual([
    { deed: "run-started", detail: "Planned switch" },
    { deed: "run-ended", detail: "Planned switch: done" },
  ]);
  expect(stage.said.load("pair-1").rolesAcknowledged?.until).toBe(stage.runs.view(id).endedAt);
});

test("an accepted appliance is known by its new id once the run is done, and not before", async () => {
  const accept = {
    id: "accept-second",
    kind: "confirm" as const,
    label: "Accept",
    values: [{ value: "site2", label: "site2" }],
  };
  const { confirm, look, backup, write, settle, prove } = smallSteps;
  const asking = { ...confirm, inputs: [...confirm.inputs, accept] };
  const knownAs = { applianceId: "0f".repeat(16), at: "2026-01-01T00:00:00.000Z" };
  const stage = stageRuns({ steps: [look, asking, backup, write, settle, prove], knownAs });
  const id = await begin(stage);
  stage.runs.answer(id, "confirm", { ...given, "accept-second": "site2" });
  expect(stage.accepted).toEqual([]);
  await stage.clock.pass(5 * minuteMs);
  expect(stage.runs.view(id).ending?.outcome).toBe("done");
  expect(stage.accepted).toEqual([{ appliance: "site2", applianceId: applianceIds.site2 }]);
});

test("what it brings with it is expected from its first change on, and no more when it is over", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  expect(stage.known.left("pair-1").expected).toEqual([]);
  stage.hands.onCall = ({ call }) =>
    call === "set-role" ? Promise.resolve({ outcome: { kind: "accepted", words: "begun" } }) : null;
  stage.runs.answer(id, "confirm", given);
  await stage.clock.pass(2 * minuteMs);
  const [expected] = stage.known.left("pair-1").expected ?? [];
  expect(expected).toMatchObject({ by: "Planned switch", kind: "swap", swungAt: null });
  expect(Date.parse(expected?.until ?? "")).toBeGreaterThan(stage.clock.nowMs());
  expect(stage.heeded).toContain("pair-1");
  await stage.clock.pass(10 * minuteMs);
  expect(stage.known.left("pair-1").expected).toEqual([]);
});

test("a run that ends before any change acknowledges nothing", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  stage.runs.cancel(id, "not today");
  await stage.clock.pass(1_000);
  expect(stage.runs.view(id).ending?.outcome).toBe("refused");
  expect(stage.said.load("pair-1").rolesAcknowledged).toBeNull();
});

test("one run of a pair is open at a time, of another pair as many as there are pairs", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  await expect(stage.runs.start(wish)).rejects.toThrow(refused(/still open: Planned switch/));
  await stage.runs.start({ ...wish, pairId: "pair-2" });
  expect(stage.runs.offered("pair-1")[0]?.obstacle).toMatch(/is open/);
  expect(() => refuseWhileOpen(stage.known, "pair-1", "it can be removed")).toThrow(refused(/still open/));
  stage.runs.cancel(id, "");
  await stage.clock.pass(1_000);
  expect(() => refuseWhileOpen(stage.known, "pair-1", "it can be removed")).not.toThrow();
  await stage.runs.start(wish);
  expect(stage.runs.list("pair-1")).toHaveLength(2);
});

test("two that are begun at the same moment leave one", async () => {
  const stage = stageRuns();
  const outcomes = await Promise.allSettled([stage.runs.start(wish), stage.runs.start(wish)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(stage.openedHands()).toBe(1);
  expect(stage.store.list("pair-1")).toHaveLength(1);
});

test("what stands against a procedure refuses it with those words, and leaves nothing behind", async () => {
  const stage = stageRuns();
  stage.obstacle = "site2 does not answer.";
  await expect(stage.runs.start(wish)).rejects.toThrow(refused(/site2 does not answer/));
  expect([stage.openedHands(), stage.store.list(null)]).toEqual([0, []]);
});

test("a pair or run that is not there is refused as not found", async () => {
  const { runs } = stageRuns();
  const notFound = expect.objectContaining({ code: "not-found" });
  await expect(runs.start({ ...wish, pairId: "nobody" })).rejects.toThrow(notFound);
  expect(() => runs.offered("nobody")).toThrow(notFound);
  for (const ask of [() => runs.view("x"), () => runs.answer("x", "y", {}), () => runs.note("x", null, "n")]) {
    expect(ask).toThrow(notFound);
  }
  await expect(runs.resume("x")).rejects.toThrow(notFound);
  expect(runs.list("nobody")).toEqual([]);
});

test("when the program ends in the middle the run is cut off until a person goes on with it, and nothing is sent twice", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  stage.runs.answer(id, "confirm", given);
  await stage.clock.pass(10_000);
  await stage.runs.end();
  const later = stage.restart();
  await stage.clock.pass(60 * minuteMs);
  expect(writesIn(stage)).toEqual([]);
  expect(later.runs.view(id)).toMatchObject({ state: "cut-off", step: "write" });
  expect(() => later.runs.answer(id, "confirm", given)).toThrow(refused(/ended in the middle/));
  expect(() => later.runs.cancel(id, "")).toThrow(refused(/ended in the middle/));
  await expect(later.runs.start(wish)).rejects.toThrow(refused(/still open/));
  expect((await later.runs.resume(id)).state).toBe("working");
  await expect(later.runs.resume(id)).rejects.toThrow(refused(/under way/));
  await expect(later.runs.close(id)).rejects.toThrow(refused(/under way/));
  await later.clock.pass(10 * minuteMs);
  expect(later.runs.view(id).ending?.outcome).toBe("done");
  expect(writesIn(later)).toHaveLength(1);
});

test("one that is cut off can be closed, by what is seen, and takes notes before and after", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  await stage.runs.end();
  const later = stage.restart();
  later.runs.note(id, null, "closed by the night shift");
  expect(await later.runs.close(id)).toMatchObject({ state: "ended", ending: { outcome: "refused" } });
  expect(later.runs.note(id, "confirm", "nobody was there").steps[1]?.notes[0]?.text).toBe("nobody was there");
  expect(
    later
      .restart()
      .runs.view(id)
      .notes.map(({ text }) => text),
  ).toEqual(["closed by the night shift"]);
  await expect(later.runs.close(id)).rejects.toThrow(refused(/is over/));
  expect(later.openedHands()).toBe(0);
});

test("a run whose journal has lost events cannot be gone on with, only closed, and what it sent is unknown", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  await stage.runs.end();
  stage.db.exec("DELETE FROM run_event WHERE position = 1");
  const later = stage.restart();
  await expect(later.runs.resume(id)).rejects.toThrow(refused(/journal are lost/));
  const { state, ending } = await later.runs.close(id);
  expect([state, ending?.outcome]).toEqual(["ended", "unknown"]);
  expect(ending?.text).toContain("journal are lost");
});

test("a journal that cannot be written stops the run with a notice, and it goes on when there is room", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  stage.runs.answer(id, "confirm", given);
  await stage.clock.pass(1_000);
  stage.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON run_event BEGIN SELECT RAISE(ABORT, 'no room'); END");
  await stage.clock.pass(5 * minuteMs);
  expect(writesIn(stage)).toEqual([]);
  expect(stage.runs.view(id).state).toBe("cut-off");
  expect([stage.openedHands(), stage.hands.isPaused()]).toEqual([0, false]);
  expect(stage.notices).toEqual([`run-stuck-${id}`]);
  stage.db.exec("DROP TRIGGER full");
  await stage.runs.resume(id);
  await stage.clock.pass(5 * minuteMs);
  expect(stage.runs.view(id).ending?.outcome).toBe("done");
  expect(writesIn(stage)).toHaveLength(1);
});

test("a manual step is played on the practice pair alone, and only when it is a person's turn", async () => {
  const { look, swing, prove } = smallSteps;
  const practice = stageRuns({ practice: true, steps: [look, swing, { ...prove, check: { check: "look" } }] });
  const id = await begin(practice);
  await expect(practice.runs.play(id, "look")).rejects.toThrow(refused(/cannot be played/));
  await practice.runs.play(id, "swing");
  expect(practice.played).toEqual([{ deed: "point-site", at: "site2" }]);
  await practice.clock.pass(2 * minuteMs);
  expect(practice.runs.view(id).ending?.outcome).toBe("done");
  const real = stageRuns({ steps: [look, swing, prove] });
  await expect(real.runs.play(await begin(real), "swing")).rejects.toThrow(refused(/cannot be played/));
  expect(real.played).toEqual([]);
});

test("runs are listed with the newest first, dry runs among them, as the contract names them", async () => {
  const stage = stageRuns();
  const first = await begin(stage);
  stage.runs.cancel(first, "");
  await stage.clock.pass(1_000);
  const { id } = await stage.runs.start({ ...wish, isDryRun: true });
  await stage.clock.pass(1_000);
  const listed = stage.runs.list(null).map((run) => runSummarySchema.parse(run));
  expect(listed.map((run) => [run.id, run.isDryRun, run.state])).toEqual([
    [id, true, "yours"],
    [first, false, "ended"],
  ]);
  stage.runs.answer(id, "confirm", given);
  await stage.clock.pass(1_000);
  expect(stage.runs.view(id).ending?.outcome).toBe("done");
  expect(stage.hands.calls).toEqual([]);
});

test("a report is made of what is shown and of the whole journal", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  expect(await stage.runs.saveReport(id, "json")).toBe(`${id}-3.json`);
});

const file = {
  ...{
    id: "file",
    title: "The file",
    chapter: "",
    text: [],
    kind: "wait" as const,
    limitMs: 60 * minuteMs,
    usualMs: null,
  },
  ...{ patience: "", until: { check: "certificate-file" as const, holds: "new" as const } },
};

test("a file, its passphrase and a folder are taken by a run that waits for a file, and told in its view", async () => {
  const stage = stageRuns({ steps: [file, smallSteps.prove] });
  Object.assign(stage.hands, { file: withCertificates(stage.hands, stage.clock).file });
  stage.hands.world.site2.isAnswering = false;
  const id = await begin(stage);
  expect(stage.runs.view(id)).toMatchObject({ step: "file", file: { fileName: null, hasPassphrase: false } });
  stage.runs.givePassphrase(id, "correct horse");
  stage.runs.giveFile(id, { path: "/downloads/site.p12" });
  await stage.runs.watchFolder(id, null);
  const watched = {
    fileName: "site.p12",
    path: "/downloads/site.p12",
    hasPassphrase: true,
    watchedFolder: "/downloads",
  };
  expect(stage.runs.view(id).file).toEqual(watched);
  expect((await stage.runs.watchFolder(id, "")).file?.watchedFolder).toBeNull();
  expect(stage.store.load(id).filter(({ event }) => event === "file-given")).toHaveLength(1);
  expect(JSON.stringify([stage.store.load(id), stage.events])).not.toContain("correct horse");
});

test("a run that waits for no file refuses one, and shows none", async () => {
  const stage = stageRuns();
  const id = await begin(stage);
  expect(() => stage.runs.giveFile(id, { path: "/a.p12" })).toThrow(refused(/waits for no certificate file/));
  expect(() => stage.runs.givePassphrase(id, "correct horse")).toThrow(refused(/takes no certificate file/));
  expect(stage.runs.view(id).file).toBeNull();
});
