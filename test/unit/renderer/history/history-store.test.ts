import { expect, test } from "vitest";
import { createHistoryStore } from "../../../../renderer/stores/history-store.ts";
import { createPersonHistory } from "../../../../renderer/stores/person-history.ts";
import { createUndoStore } from "../../../../renderer/stores/undo-store.ts";
import type { CoreClient } from "../../../../shared/contract/contract.ts";
import type { PairTimeline } from "../../../../shared/domain/pair-timeline.ts";
import { timelineOf } from "../../../fixtures/timeline-of.ts";

const nowMs = Date.UTC(2026, 2, 2, 12);
const hourMs = 3_600_000;

function openStore(calls: Partial<CoreClient["history"]> = {}) {
  const asked: { from: string; until: string }[] = [];
  const timeline = async (period: { from: string; until: string }) => {
    asked.push(period);
    return timelineOf(nowMs, period);
  };
  const client = { history: { timeline, ...calls } } as unknown as CoreClient;
  const store = createHistoryStore(client, () => nowMs);
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { store, asked, client, settled };
}

/** Each question waits until the test answers it. */
function openSlowStore() {
  const answers: { period: { from: string; until: string }; give(): void; fail(): void }[] = [];
  const timeline = (period: { from: string; until: string }) =>
    new Promise<PairTimeline>((resolve, reject) => {
      answers.push({
        period,
        give: () => resolve(timelineOf(nowMs, period)),
        fail: () => reject(new Error("planted")),
      });
    });
  const opened = openStore({ timeline } as unknown as Partial<CoreClient["history"]>);
  return { ...opened, answers };
}
const hours = ({ from, until }: { from: string; until: string }) => (Date.parse(until) - Date.parse(from)) / hourMs;

test("an incident is shown with as much time before and after it, and marked until another length is chosen", async () => {
  const { store, asked, settled } = openStore();
  store.show("pair-1");
  await settled();
  const outage = store.getState().timeline?.incidents.find(({ code }) => code === "SITE_UNREACHABLE");
  if (!outage) throw new Error("the fixture has no outage");
  store.lookAt(outage);
  await settled();
  expect(hours(asked.at(-1) ?? { from: "", until: "" })).toBeCloseTo(1.2);
  expect(store.getState().highlight).toMatchObject({ from: outage.from, until: outage.ended });
  store.choose(hourMs);
  expect(store.getState().highlight).toBeNull();
});

test("a finding that is sought is looked at once its history is read, and not again with the next reading", async () => {
  const { store, asked, settled } = openStore();
  store.seek("pair-1", { code: "TAKEOVER_SEEN", appliance: "site2" });
  store.show("pair-1");
  await settled();
  expect(store.getState().highlight?.words).toMatch(/^Shown: TAKEOVER_SEEN/);
  expect(store.getState().endMs).toBeNull();
  const before = asked.length;
  store.refresh();
  await settled();
  expect(asked).toHaveLength(before + 1);
});

test("a finding that is nowhere in the history is said to be so, and another pair is shown without it", async () => {
  const { store, settled } = openStore();
  store.seek("pair-1", { code: "NOBODY_KNOWS", appliance: null });
  store.show("pair-1");
  await settled();
  expect(store.getState().highlight?.words).toBe("NOBODY_KNOWS is not recorded in this time.");
  store.show("pair-2");
  await settled();
  expect(store.getState().highlight).toBeNull();
});

test("a finding sought for one pair is not looked for in another pair's history", async () => {
  const { store, settled } = openStore();
  store.seek("pair-1", { code: "TAKEOVER_SEEN", appliance: "site2" });
  store.show("pair-2");
  await settled();
  store.show("pair-1");
  await settled();
  expect(store.getState()).toMatchObject({ highlight: null, sought: null });
});

test("a read that was under way when a finding was sought does not use the finding up", async () => {
  const { store, answers, settled } = openSlowStore();
  store.show("pair-1");
  store.seek("pair-1", { code: "TAKEOVER_SEEN", appliance: "site2" });
  answers[0]?.give();
  await settled();
  expect(store.getState()).toMatchObject({ timeline: null, highlight: null });
  store.show("pair-1");
  answers[1]?.give();
  await settled();
  expect(store.getState().highlight?.words).toMatch(/^Shown: TAKEOVER_SEEN/);
});

test("a finding is still looked at after a read that failed, and no longer once the person has moved", async () => {
  const { store, answers, settled } = openSlowStore();
  store.seek("pair-1", { code: "TAKEOVER_SEEN", appliance: "site2" });
  store.show("pair-1");
  answers[0]?.fail();
  await settled();
  expect(store.getState()).toMatchObject({ isReading: false, failure: expect.anything() });
  store.refresh();
  answers[1]?.give();
  await settled();
  expect(store.getState().highlight?.words).toMatch(/^Shown: TAKEOVER_SEEN/);

  store.seek("pair-1", { code: "TAKEOVER_SEEN", appliance: "site2" });
  store.show("pair-1");
  store.choose(hourMs);
  for (const { give } of answers) give();
  await settled();
  expect(store.getState()).toMatchObject({ highlight: null, lengthMs: hourMs });
});

test("one read is under way, and of the wishes that come meanwhile the newest is the next", async () => {
  const { store, answers, settled } = openSlowStore();
  store.show("pair-1");
  for (let turn = 0; turn < 20; turn += 1) store.zoom(0.9);
  expect(answers).toHaveLength(1);
  answers[0]?.give();
  await settled();
  expect(store.getState().timeline).not.toBeNull();
  expect(store.getState().isReading).toBe(true);
  expect(answers).toHaveLength(2);
  expect(hours(answers[1]?.period ?? { from: "", until: "" })).toBeCloseTo(24 * 0.9 ** 20, 4);
  answers[1]?.give();
  await settled();
  expect(store.getState().isReading).toBe(false);
  expect(answers).toHaveLength(2);
});

test("reading again in the background is not told of as reading", async () => {
  const { store, answers, settled } = openSlowStore();
  store.show("pair-1");
  answers[0]?.give();
  await settled();
  store.refresh();
  expect(store.getState().isReading).toBe(false);
  store.pan(-1);
  expect(store.getState().isReading).toBe(true);
});

test("what was shown stays marked while some of it is in sight, and not when it has left or the person comes back", async () => {
  const { store, settled } = openStore();
  store.show("pair-1");
  await settled();
  const outage = store.getState().timeline?.incidents.find(({ code }) => code === "SITE_UNREACHABLE");
  if (!outage) throw new Error("the fixture has no outage");
  store.lookAt(outage);
  store.zoom(2, 0.5);
  expect(store.getState().highlight?.words).toMatch(/^Shown: SITE_UNREACHABLE/);
  store.pan(-2);
  expect(store.getState().highlight).toBeNull();
  for (const leave of [() => store.chooseAll(), () => store.leave()]) {
    store.lookAt(outage);
    leave();
    expect(store.getState().highlight).toBeNull();
  }
});

test("what was removed is put again by undo, in the words it had", async () => {
  const note = {
    id: "n",
    from: "2026-03-01T10:00:00.000Z",
    until: "2026-03-01T10:00:00.000Z",
    text: "x",
    ticket: null,
  };
  const report = { id: "r", appliance: "site1", at: note.from, text: "Primary", pastedAt: "2026-03-01T11:00:00.000Z" };
  const put: unknown[] = [];
  const { store, client } = openStore({
    removeNote: async () => ({ ...note, writtenAt: note.from }),
    putNote: async (asked: unknown) => put.push(asked),
    removeReports: async () => [report],
    putReports: async (asked: unknown) => put.push(asked),
  } as unknown as Partial<CoreClient["history"]>);
  const undo = createUndoStore();
  const person = createPersonHistory(client, store, undo);
  await person.removeNote("pair-1", "n");
  await undo.getState().last?.undo();
  await person.removeReports("pair-1", report.pastedAt);
  await undo.getState().last?.undo();
  expect(put).toEqual([
    { pairId: "pair-1", note },
    { pairId: "pair-1", appliance: "site1", lines: [{ at: report.at, text: "Primary" }] },
  ]);
});
