import { expect, test } from "vitest";
import { historyCsv } from "../../../electron/core/reports/history-csv.ts";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { parseCsv } from "../../support/parse-csv.ts";

const day = (date: string) => `2026-03-${date}T00:00:00.000Z`;

function timeline(changes: Partial<PairTimeline> = {}): PairTimeline {
  return {
    name: "Support site",
    from: day("01"),
    until: day("03"),
    asOf: day("03"),
    recordedSince: day("01"),
    lanes: [],
    incidents: [],
    notes: [],
    deeds: [],
    reports: [],
    syncs: [],
    responses: [],
    availability: {
      upMs: 0,
      downMs: 0,
      notObservedMs: 0,
      share: null,
      coverage: null,
      atLeast: null,
      atMost: null,
    },
    ...changes,
  };
}

test("each span is a row: what was seen with its looks, what was not with its reason and the inferred change", () => {
  const lanes: PairTimeline["lanes"] = [
    {
      kind: "role",
      appliance: "site1",
      spans: [
        { kind: "observed", from: day("01"), until: day("02"), value: "primary", looks: 1440 },
        {
          kind: "not-observed",
          from: day("02"),
          until: day("03"),
          reason: "off",
          changed: { from: "primary", to: "backup" },
        },
      ],
    },
  ];
  expect(parseCsv(historyCsv(timeline({ lanes })))).toEqual([
    ["record", "lane", "appliance", "from", "until", "value", "looks", "detail"],
    ["observed", "role", "site1", day("01"), day("02"), "primary", "1440", ""],
    ["not observed", "role", "site1", day("02"), day("03"), "", "", "off; changed from primary to backup"],
  ]);
});

test("an incident that goes on has no end, and its words stay one cell", () => {
  const message = 'site1 says "disk, array"\r\nand more';
  const incident = { code: "APPLIANCE_UNHEALTHY", appliance: "site1", severity: "warning", message } as const;
  const span = { from: day("01"), until: day("02"), ended: null, beganAfter: null, endedAfter: null };
  expect(parseCsv(historyCsv(timeline({ incidents: [{ ...incident, ...span }] })))[1]).toEqual([
    "incident",
    "APPLIANCE_UNHEALTHY",
    "site1",
    day("01"),
    "",
    "warning",
    "",
    message,
  ]);
});

test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])("a status text %j is no formula", (status) => {
  const syncs = [{ at: day("01"), status, toldBy: "site1", toldAt: day("01") }];
  expect(parseCsv(historyCsv(timeline({ syncs })))[1]?.[5]).toBe(`'${status}`);
});
