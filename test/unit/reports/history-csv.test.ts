import { expect, test } from "vitest";
import { historyCsv } from "../../../electron/core/reports/history-csv.ts";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { savedHistoryOf } from "../../fixtures/saved-history-of.ts";
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

/** Without the rows that say what the table rests on. */
const rowsOf = (told: PairTimeline): string[][] =>
  parseCsv(historyCsv(savedHistoryOf(Date.parse(day("03")), { timeline: told }))).filter(
    ([record]) => record !== "meta",
  );

test("says first what it rests on: schema, time zone, coverage and the bounds", () => {
  const availability = {
    upMs: 3,
    downMs: 1,
    notObservedMs: 4,
    share: 0.75,
    coverage: 0.5,
    atLeast: 0.375,
    atMost: 0.875,
  };
  const told = parseCsv(historyCsv(savedHistoryOf(Date.parse(day("03")), { timeline: timeline({ availability }) })));
  const meta = told.filter(([record]) => record === "meta");
  expect(Object.fromEntries(meta.map(([, lane, , , , value]) => [lane, value]))).toEqual({
    schema: "pairdesk-history/1",
    pair: "Support site",
    "time zone": "Europe/Vienna",
    "saved at": day("03"),
    "saved by": "Pairdesk 0.1.0",
    "recorded since": day("01"),
    coverage: "0.5",
    "availability of observed time": "0.75",
    "availability at least": "0.375",
    "availability at most": "0.875",
  });
  expect(new Set(told.map((row) => row.length))).toEqual(new Set([8]));
});

test("notes, deeds and reported lines are rows of their own kind, never observed ones", () => {
  const notes = [
    { id: "n", from: day("01"), until: day("02"), text: "=power\nout", ticket: "INC-1", writtenAt: day("02") },
  ];
  const deeds = [{ at: day("01"), deed: "maintenance-started" as const, detail: "until noon" }];
  const reports = [{ id: "r", appliance: "site1", at: day("02"), text: "Failover: primary", pastedAt: day("03") }];
  expect(rowsOf(timeline({ notes, deeds, reports })).slice(1)).toEqual([
    ["note", "", "", day("01"), day("02"), "INC-1", "", "'=power\nout"],
    ["deed", "", "", day("01"), "", "maintenance-started", "", "until noon"],
    ["reported by appliance", "", "site1", day("02"), "", "", "", "Failover: primary"],
  ]);
});

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
  expect(rowsOf(timeline({ lanes }))).toEqual([
    ["record", "lane", "appliance", "from", "until", "value", "looks", "detail"],
    ["observed", "role", "site1", day("01"), day("02"), "primary", "1440", ""],
    ["not observed", "role", "site1", day("02"), day("03"), "", "", "off; changed from primary to backup"],
  ]);
});

test("an incident that goes on has no end, and its words stay one cell", () => {
  const message = 'site1 says "disk, array"\r\nand more';
  const incident = { code: "APPLIANCE_UNHEALTHY", appliance: "site1", severity: "warning", message } as const;
  const span = { from: day("01"), until: day("02"), ended: null, beganAfter: null, endedAfter: null };
  expect(rowsOf(timeline({ incidents: [{ ...incident, ...span }] }))[1]).toEqual([
    "incident",
    "APPLIANCE_UNHEALTHY",
    "site1",
    day("01"),
    "",
    "warning",
    "",
    'site1 says "disk, array"\nand more',
  ]);
});

test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])("a status text %j is no formula", (status) => {
  const syncs = [{ at: day("01"), status, toldBy: "site1", toldAt: day("01") }];
  expect(rowsOf(timeline({ syncs }))[1]?.[5]).toBe(`'${status}`);
});

test.each([
  ["ok;=HYPERLINK(1)", "ok;'=HYPERLINK(1)"],
  ['ok;"=HYPERLINK(1)"', 'ok;\'"=HYPERLINK(1)"'],
  ["a,+1;-1\t@SUM(A1)\n=1", "a,'+1;'-1\t'@SUM(A1)\n'=1"],
  ["a; =1", "a;' =1"],
  ["a\r\n=1", "a\n'=1"],
  ["a;\uff1d1", "a;'\uff1d1"],
  ["1-2=3; a - b, c", "1-2=3; a - b, c"],
])("of %j no part becomes a formula where a spreadsheet separates cells by something else", (text, cell) => {
  const reports = [{ id: "r", appliance: "site1", at: day("02"), text, pastedAt: day("03") }];
  expect(rowsOf(timeline({ reports }))[1]?.[7]).toBe(cell);
});

test("nothing that a terminal obeys or that turns the reading direction comes out", () => {
  const text = "a\u001b[2Jb\u009bc\u0007d\u202ee\u0000f\rg\n\th";
  const reports = [{ id: "r", appliance: "site1", at: day("02"), text, pastedAt: day("03") }];
  expect(rowsOf(timeline({ reports }))[1]?.[7]).toBe("a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\n\th");
});
