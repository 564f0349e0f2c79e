import type { RawAnswersPage } from "../../../../shared/contract/history.ts";
import type { PairTimeline, TimelineNote, TimelineReport } from "../../../../shared/domain/pair-timeline.ts";
import { longestNoteText, longestTicket } from "../../../../shared/history/note-limits.ts";
import { longestReportText, mostReportsAtOnce } from "../../../../shared/history/report-limits.ts";
import { type CallCase, named, notAText, wrongMark } from "./call-case.ts";

const period = { from: "2026-03-01T00:00:00.000Z", until: "2026-03-02T00:00:00.000Z" };
const seen = { from: "2026-03-01T06:00:00.000Z", until: period.until };
const timeline: PairTimeline = {
  name: "Support site",
  ...period,
  asOf: period.until,
  recordedSince: seen.from,
  lanes: [
    {
      kind: "role",
      appliance: "site1",
      spans: [
        { kind: "not-observed", from: period.from, until: seen.from, reason: "begin", changed: null },
        { kind: "observed", ...seen, value: "primary", looks: 1080 },
      ],
    },
  ],
  incidents: [
    {
      code: "APPLIANCE_UNREACHABLE",
      appliance: "site2",
      severity: "critical",
      message: "site2 does not answer on its own address.",
      ...seen,
      ended: null,
      beganAfter: "begin",
      endedAfter: null,
    },
  ],
  notes: [],
  deeds: [],
  reports: [],
  syncs: [{ at: seen.from, status: null, toldBy: "site1", toldAt: seen.from }],
  responses: [
    { appliance: "site1", from: seen.from, until: "2026-03-01T07:00:00.000Z", looks: 60, meanMs: 41.5, longestMs: 900 },
  ],
  availability: {
    upMs: 64_800_000,
    downMs: 0,
    notObservedMs: 21_600_000,
    share: 1,
    coverage: 0.75,
    atLeast: 0.75,
    atMost: 1,
  },
};

const words = { text: "Power was cut for the new strip.", ticket: "INC-4711" };
const written = { id: null, ...seen, ...words };
const note: TimelineNote = { id: "note-1", ...seen, ...words, writtenAt: period.until };
const report: TimelineReport = {
  id: "report-1",
  appliance: "site1",
  at: seen.from,
  text: "Primary",
  pastedAt: period.until,
};
const line = { at: report.at, text: report.text };
const lines = [line];
const ofSite1 = { pairId: "pair-1", appliance: "site1" };

const noteCases: readonly CallCase[] = [
  {
    path: "history.putNote",
    input: { pairId: "pair-1", note: written },
    invalidInputs: [
      ...named("pairId", 64),
      { pairId: "pair-1" },
      { pairId: "pair-1", note: { ...written, text: "  " } },
      { pairId: "pair-1", note: { ...written, text: "x".repeat(longestNoteText + 1) } },
      { pairId: "pair-1", note: { ...written, ticket: "x".repeat(longestTicket + 1) } },
      { pairId: "pair-1", note: { ...written, id: "" } },
      { pairId: "pair-1", note: { ...written, id: "x".repeat(65) } },
      { pairId: "pair-1", note: { ...written, from: "yesterday" } },
      ...notAText.map((text) => ({ pairId: "pair-1", note: { ...written, text } })),
    ],
    service: "history.putNote",
    asked: ["pair-1", written],
    answers: { "history.putNote": note },
    output: note,
    wrong: { service: "history.putNote", answer: { ...note, writtenAt: wrongMark }, crosses: "fault" },
  },
  {
    path: "history.removeNote",
    input: { pairId: "pair-1", noteId: "note-1" },
    invalidInputs: [...named("pairId", 64), { pairId: "pair-1" }, { pairId: "pair-1", noteId: "" }],
    service: "history.removeNote",
    asked: ["pair-1", "note-1"],
    answers: { "history.removeNote": note },
    output: note,
    wrong: { service: "history.removeNote", answer: { ...note, from: wrongMark }, crosses: "fault" },
  },
];

const reportCases: readonly CallCase[] = [
  {
    path: "history.reports",
    input: { ...ofSite1, ...period },
    invalidInputs: [...named("pairId", 64), { ...ofSite1 }, { ...ofSite1, ...period, appliance: "" }],
    service: "history.reports",
    asked: ["pair-1", "site1", period],
    answers: { "history.reports": [report] },
    output: [report],
    wrong: { service: "history.reports", answer: [{ ...report, at: wrongMark }], crosses: "fault" },
  },
  {
    path: "history.putReports",
    input: { ...ofSite1, lines },
    invalidInputs: [
      ...named("pairId", 64),
      { ...ofSite1, lines: [] },
      { ...ofSite1, lines: Array.from({ length: mostReportsAtOnce + 1 }, () => line) },
      { ...ofSite1, lines: [{ ...line, text: "" }] },
      { ...ofSite1, lines: [{ ...line, text: "x".repeat(longestReportText + 1) }] },
      { ...ofSite1, lines: [{ ...line, at: "noon" }] },
    ],
    service: "history.putReports",
    asked: ["pair-1", "site1", lines],
    answers: { "history.putReports": { added: 1, known: 0, pastedAt: period.until } },
    output: { added: 1, known: 0, pastedAt: period.until },
    wrong: {
      service: "history.putReports",
      answer: { added: 1, known: 0, pastedAt: wrongMark },
      crosses: "fault",
    },
  },
  {
    path: "history.removeReports",
    input: { pairId: "pair-1", pastedAt: period.until },
    invalidInputs: [...named("pairId", 64), { pairId: "pair-1" }, { pairId: "pair-1", pastedAt: "today" }],
    service: "history.removeReports",
    asked: ["pair-1", period.until],
    answers: { "history.removeReports": [report] },
    output: [report],
    wrong: { service: "history.removeReports", answer: [{ ...report, at: wrongMark }], crosses: "fault" },
  },
];
const rawAnswers: RawAnswersPage = {
  answers: [
    {
      id: 7,
      appliance: "site1",
      question: "GET /api/command/v2/health",
      ...seen,
      times: 1080,
      outcome: { kind: "answered", status: 200 },
      body: '{"failover_role":"primary"}',
    },
  ],
  next: 7,
};

export const historyCases: readonly CallCase[] = [
  ...noteCases,
  ...reportCases,
  {
    path: "history.timeline",
    input: { pairId: "pair-1", ...period },
    invalidInputs: [
      ...named("pairId", 64),
      { pairId: "pair-1", from: period.from },
      { pairId: "pair-1", ...period, until: "tomorrow" },
      { pairId: "pair-1", ...period, from: 1_772_323_200_000 },
    ],
    service: "history.timeline",
    asked: ["pair-1", period],
    answers: { "history.timeline": timeline },
    output: timeline,
    wrong: { service: "history.timeline", answer: { ...timeline, incidents: [wrongMark] }, crosses: "fault" },
  },
  {
    path: "history.rawAnswers",
    input: { pairId: "pair-1", ...period, appliance: "site1", before: 9, limit: 1 },
    invalidInputs: [
      ...named("pairId", 64),
      { pairId: "pair-1", ...period },
      { pairId: "pair-1", ...period, limit: 0 },
      { pairId: "pair-1", ...period, limit: 201 },
      { pairId: "pair-1", ...period, limit: 1, before: 0 },
      { pairId: "pair-1", ...period, limit: 1, appliance: "" },
    ],
    service: "history.rawAnswers",
    asked: [{ pairId: "pair-1", ...period, appliance: "site1", before: 9, limit: 1 }],
    answers: { "history.rawAnswers": rawAnswers },
    output: rawAnswers,
    wrong: { service: "history.rawAnswers", answer: { ...rawAnswers, next: wrongMark }, crosses: "fault" },
  },
];
