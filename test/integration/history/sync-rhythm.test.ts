import { expect, test } from "vitest";
import { recordPair } from "../../support/history/recorded-pair.ts";
import { answered } from "../../support/observations.ts";

const hourMs = 3_600_000;

/** Told of a minute after each. */
function syncsAgo(nowMs: number, hoursAgo: readonly number[]) {
  return hoursAgo.map((hours) => {
    const atMs = nowMs - hours * hourMs;
    const toldAt = new Date(atMs + 60_000).toISOString();
    return { at: new Date(atMs).toISOString(), status: "ok", toldBy: "site1", toldAt };
  });
}

function recordedWith(hoursAgo: readonly number[]) {
  const recorded = recordPair();
  const syncs = syncsAgo(recorded.clock.nowMs(), hoursAgo);
  recorded.store.put("pair-1", { segments: [], incidents: [], syncs, responses: [] });
  return recorded;
}

const codesNow = async (recorded: ReturnType<typeof recordPair>, lastSyncMs: number): Promise<string[]> => {
  recorded.script.health1 = answered("site1", { lastSync: { at: new Date(lastSyncMs).toISOString(), status: "ok" } });
  const watcher = await recorded.start();
  return watcher.view().status.findings.map(({ code }) => code);
};

test("a start that remembers nothing itself knows from the history that syncs come later than they did", async () => {
  const recorded = recordedWith([70, 64, 58, 52, 46, 40, 34, 28, 22, 16, 8]);
  const nowMs = recorded.clock.nowMs();
  expect(await codesNow(recorded, nowMs - 8 * hourMs)).not.toContain("SYNC_LATE_TREND");

  const later = recordedWith([70, 64, 58, 52, 46, 40, 32, 24, 16]);
  expect(await codesNow(later, nowMs - 16 * hourMs)).toContain("SYNC_LATE_TREND");
});

test("what is seen while it runs is known at once, and after another start", async () => {
  const recorded = recordedWith([76, 70, 64, 58, 52, 46, 40, 32, 24, 16, 8].map((hours) => hours - 8));
  const nowMs = recorded.clock.nowMs();
  // Without the sync of this minute it would be two that came late.
  const usual = recordedWith([40, 34, 28, 22, 16, 8]);
  expect(await codesNow(usual, nowMs - 60_000)).not.toContain("SYNC_LATE_TREND");
  expect(await codesNow(recorded, nowMs - 60_000)).toContain("SYNC_LATE_TREND");
  expect(recorded.store.syncsSeen("pair-1", 300).length).toBeGreaterThan(10);
  expect(await codesNow(recorded, nowMs - 60_000)).toContain("SYNC_LATE_TREND");
});
