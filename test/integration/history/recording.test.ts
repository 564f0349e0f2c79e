import { expect, test } from "vitest";
import type { PairTimeline, TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import { recordPair } from "../../support/history/recorded-pair.ts";
import { answered, unreachable } from "../../support/observations.ts";

const minuteMs = 60_000;

function spansOf({ lanes }: PairTimeline, kind: string, appliance: string | null = null): TimelineSpan[] {
  return lanes.find((lane) => lane.kind === kind && lane.appliance === appliance)?.spans ?? [];
}
const words = (spans: TimelineSpan[]): string[] =>
  spans.map((span) => (span.kind === "observed" ? span.value : `(${span.reason})`));
const minutesOf = ({ from, until }: TimelineSpan): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / minuteMs);

test("a quiet hour is one segment a lane, however often it was looked at", async () => {
  const recorded = recordPair();
  await recorded.start();
  await recorded.clock.pass(60 * minuteMs);
  const timeline = recorded.timeline(60);
  expect(words(spansOf(timeline, "verdict"))).toEqual(["protected"]);
  expect(words(spansOf(timeline, "role", "site1"))).toEqual(["primary"]);
  expect(words(spansOf(timeline, "role", "site2"))).toEqual(["backup"]);
  expect(words(spansOf(timeline, "served-by"))).toEqual(["site1"]);
  expect(recorded.store.lastSegments("pair-1").every(({ looks }) => looks > 10)).toBe(true);
  expect(timeline.availability).toMatchObject({ share: 1, coverage: 1, downMs: 0 });
});

test("an outage and its end stand on the lanes and in the list of incidents", async () => {
  const recorded = recordPair();
  const { script, clock } = recorded;
  await recorded.start();
  await clock.pass(10 * minuteMs);
  script.health1 = unreachable;
  script.probe1 = unreachable;
  script.siteOutcome = unreachable;
  await clock.pass(20 * minuteMs);
  script.health1 = answered("site1");
  script.probe1 = { kind: "answered", status: 200 };
  script.siteOutcome = answered("site1");
  await clock.pass(10 * minuteMs);
  const timeline = recorded.timeline(39);
  // For a few seconds only its own address is known to be down: nobody has asked the site's name yet.
  const verdict = spansOf(timeline, "verdict").filter((span) => minutesOf(span) > 0);
  expect(words(verdict)).toEqual(["protected", "outage", "protected"]);
  expect(verdict.map(minutesOf)[1]).toBe(20);
  expect(words(spansOf(timeline, "reachable", "site1"))).toEqual(["yes", "no", "yes"]);
  // What it last said is no role of now.
  expect(words(spansOf(timeline, "role", "site1"))).toEqual(["primary", "unknown", "primary"]);
  const outage = timeline.incidents.find(({ code }) => code === "APPLIANCE_UNREACHABLE");
  expect(outage).toMatchObject({ appliance: "site1", severity: "critical", beganAfter: null, endedAfter: null });
  expect(outage?.ended).not.toBeNull();
  expect(timeline.availability.downMs / minuteMs).toBeCloseTo(20, 0);
});

test("while Pairdesk was off is a hole with that name, and a role that changed in it is inferred", async () => {
  const recorded = recordPair();
  const first = await recorded.start();
  await recorded.clock.pass(10 * minuteMs);
  await first.close();
  await recorded.clock.pass(60 * minuteMs);
  recorded.script.health1 = answered("site1", { role: "backup" });
  recorded.script.health2 = answered("site2", { role: "primary" });
  recorded.script.siteOutcome = answered("site2", { role: "primary" });
  await recorded.start();
  await recorded.clock.pass(10 * minuteMs);
  const timeline = recorded.timeline(79);
  expect(words(spansOf(timeline, "verdict"))).toEqual(["protected", "(off)", "degraded"]);
  expect(spansOf(timeline, "role", "site1")[1]).toMatchObject({
    kind: "not-observed",
    reason: "off",
    changed: { from: "primary", to: "backup" },
  });
  const seen = timeline.incidents.find(({ code }) => code === "TAKEOVER_SEEN");
  expect(seen).toMatchObject({ beganAfter: "off", ended: null });
  expect(timeline.availability.share).toBe(1);
  expect(timeline.availability.coverage).toBeCloseTo(19 / 79, 1);
});

test("a sleep is a hole of its own name, and what is merely not known yet after it is no segment", async () => {
  const recorded = recordPair();
  const watcher = await recorded.start();
  await recorded.clock.pass(10 * minuteMs);
  recorded.sleep(8 * 60 * minuteMs);
  const held = recorded.script.hold("site");
  const waking = watcher.wake();
  await recorded.clock.pass(5_000);
  held.letGo();
  await waking;
  await recorded.clock.pass(10 * minuteMs);
  const timeline = recorded.timeline(499);
  for (const lane of timeline.lanes.filter(({ kind }) => kind !== "sync")) {
    expect([lane.kind, ...words(lane.spans)]).toEqual([lane.kind, expect.any(String), "(asleep)", expect.any(String)]);
  }
  expect(spansOf(timeline, "verdict").map(minutesOf)[1]).toBe(480);
  expect(timeline.availability).toMatchObject({ share: 1, downMs: 0 });
});

test("a look that does not come back is silence, and then unknown, until the next answer", async () => {
  const recorded = recordPair();
  await recorded.start();
  await recorded.clock.pass(10 * minuteMs);
  const held = recorded.script.hold("site");
  await recorded.clock.pass(10 * minuteMs);
  held.letGo();
  await recorded.clock.pass(5 * minuteMs);
  expect(words(spansOf(recorded.timeline(24), "served-by"))).toEqual(["site1", "(silent)", "unknown", "site1"]);
});

test("each data sync stands there once, with the time the appliance told", async () => {
  const recorded = recordPair();
  const { script, clock } = recorded;
  await recorded.start();
  await clock.pass(10 * minuteMs);
  const at = new Date(clock.nowMs()).toISOString();
  script.health1 = answered("site1", { lastSync: { at, status: "ok" } });
  await clock.pass(10 * minuteMs);
  const { syncs } = recorded.timeline(60 * 24 * 3650);
  expect(syncs.at(-1)).toMatchObject({ at, status: "ok", toldBy: "site1" });
  expect(new Set(syncs.map((sync) => sync.at)).size).toBe(syncs.length);
});

test("answers' times are summed up by the hour", async () => {
  const recorded = recordPair();
  await recorded.start();
  await recorded.clock.pass(120 * minuteMs);
  const { responses } = recorded.timeline(180);
  const site1 = responses.filter(({ appliance }) => appliance === "site1");
  expect(site1.length).toBe(3);
  expect(site1.reduce((sum, { looks }) => sum + looks, 0)).toBe(121);
});

test("the history of a pair goes with the pair, and no other's", async () => {
  const recorded = recordPair();
  await recorded.start();
  const [segment] = recorded.store.lastSegments("pair-1");
  if (!segment) throw new Error("nothing was recorded");
  recorded.store.put("pair-2", { segments: [segment], incidents: [], syncs: [], responses: [] });
  recorded.store.removePair("pair-1");
  expect(recorded.store.lastSegments("pair-1")).toEqual([]);
  expect(recorded.store.beganMs("pair-1")).toBeNull();
  expect(recorded.store.lastSegments("pair-2")).toEqual([segment]);
});
