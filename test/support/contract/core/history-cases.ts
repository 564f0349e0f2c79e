import type { RawAnswersPage } from "../../../../shared/contract/history.ts";
import type { PairTimeline } from "../../../../shared/domain/pair-timeline.ts";
import { type CallCase, named, wrongMark } from "./call-case.ts";

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
  responses: [{ appliance: "site1", from: seen.from, looks: 60, meanMs: 41.5, longestMs: 900 }],
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
