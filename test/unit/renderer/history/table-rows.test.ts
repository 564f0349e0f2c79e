import { expect, test } from "vitest";
import { filterRows, nextOrder, orderRows } from "../../../../renderer/features/history/order-rows.ts";
import { tableRows } from "../../../../renderer/features/history/table-rows.ts";
import { timelineOf } from "../../../fixtures/timeline-of.ts";

const nowMs = Date.UTC(2026, 2, 2, 12);
const period = { from: "2026-03-01T12:00:00.000Z", until: "2026-03-02T12:00:00.000Z" };
const timeline = timelineOf(nowMs, period);
const rows = tableRows(timeline);
const all = { about: "", kind: "", text: "" };
const kindsOf = (kind: string) => rows.filter((row) => row.kind === kind);

test("everything that is drawn is a row, and no two rows have one key", () => {
  const spans = timeline.lanes.reduce((sum, lane) => sum + lane.spans.length, 0);
  expect(kindsOf("Data synced")).toHaveLength(timeline.syncs.length);
  expect(kindsOf("Incident")).toHaveLength(timeline.incidents.length);
  expect(kindsOf("Reported by appliance").map(({ about, value }) => [about, value])).toContainEqual([
    "site2",
    "No answer from its partner",
  ]);
  expect(kindsOf("Note")[0]?.value).toBe("A power strip in the server room was switched off. (INC-4711)");
  expect(kindsOf("Done here")[0]?.value).toBe("maintenance started: until the power is checked");
  const peaks = kindsOf("Data at risk");
  expect(peaks.map(({ value }) => value)).toContain("rose to 6 h 00 min");
  const others = timeline.syncs.length + timeline.incidents.length + timeline.reports.length + 2;
  expect(rows).toHaveLength(spans + others + peaks.length);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test("a column turns round when it is pressed again; times begin with the newest, words with the first letter", () => {
  const newest = { column: "from", isUp: false } as const;
  const byKind = nextOrder(newest, "kind");
  expect(byKind).toEqual({ column: "kind", isUp: true });
  expect(nextOrder(byKind, "kind")).toEqual({ column: "kind", isUp: false });
  expect(nextOrder(byKind, "seconds")).toEqual({ column: "seconds", isUp: false });
  const froms = orderRows(rows, newest).map(({ from }) => from);
  expect(froms).toEqual([...froms].sort().reverse());
  const kinds = orderRows(rows, byKind);
  expect(kinds.map(({ kind }) => kind)).toEqual(rows.map(({ kind }) => kind).sort());
  const lengths = orderRows(rows, { column: "seconds", isUp: false }).map(({ seconds }) => seconds ?? -1);
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
});

test("filters by appliance, kind and words join, and a finding's code is found in any case", () => {
  expect(filterRows(rows, all)).toHaveLength(rows.length);
  expect(filterRows(rows, { ...all, text: "site_unreachable" })).toHaveLength(1);
  const silent = filterRows(rows, { about: "site1", kind: "Reachable", text: "does answer" });
  expect(silent.map(({ value }) => value)).toEqual(["does not answer"]);
  expect(filterRows(rows, { ...all, about: "site1", kind: "Incident" })).toEqual([]);
});
