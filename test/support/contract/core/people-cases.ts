import type { LoginChange } from "../../../../shared/domain/login-change.ts";
import type { ReadinessPage } from "../../../../shared/readiness/readiness-check.ts";
import { type CallCase, named, notAText, wrongMark } from "./call-case.ts";

const at = "2026-03-01T12:00:00.000Z";
const page: ReadinessPage = {
  pairId: "pair-1",
  planned: { answer: "yes", reasons: [] },
  unplanned: { answer: "no", reasons: [{ code: "BACKUP_OPS_OFF", message: "Off.", grade: "attested", at }] },
  appliances: [
    { name: "site1", isNormalPrimary: true, role: "primary", loginUrl: "https://site1.example.com/login" },
    { name: "site2", isNormalPrimary: false, role: "unknown", loginUrl: null },
  ],
  attested: [
    {
      item: "backup-operations",
      appliance: "site2",
      matters: true,
      answer: "no",
      why: "not-as-advised",
      advised: "on",
      code: "BACKUP_OPS_OFF",
      grade: "attested",
      at,
      said: { value: "off", at, by: "Ada", note: "Seen in /login", staleBecause: null },
      earlier: [{ value: "on", at, by: "", note: null }],
    },
  ],
  seen: [{ check: "synchronized", answer: "yes", message: null, code: null, grade: "api", at }],
  mailConditions: [
    {
      id: "backup-operations-off",
      shownBy: { findings: ["BACKUP_OPS_OFF"], items: ["backup-operations"] },
      isNow: true,
      isUnsaid: false,
    },
  ],
  lastBy: "Ada",
};
const notAPair = [...named("pairId", 64), { pairId: "" }];
const word = { item: "backup-operations", appliance: "site2", value: "on", note: null };
const words = [word, { item: "keys-equal", appliance: null, value: "yes", note: "Compared" }];
const setting = { item: "timeout", appliance: "site2" };
const attesting = { pairId: "pair-1", by: "Ada", words };
const wrongPage = { ...page, lastBy: 7 };

const change: LoginChange = {
  id: "change-1",
  at,
  appliance: "site2",
  what: "New user group",
  where: "Users & Security",
  who: "Ada",
  reAppliedAt: null,
};
const { id: _id, reAppliedAt: _reApplied, ...noted } = change;
const notNoted = [
  ...notAText.map((value) => ({ pairId: "pair-1", change: value })),
  ...["what", "who", "where", "appliance"].map((field) => ({ pairId: "pair-1", change: { ...noted, [field]: 7 } })),
  { pairId: "pair-1", change: { ...noted, what: " " } },
  { pairId: "pair-1", change: { ...noted, what: "x".repeat(501) } },
  { pairId: "pair-1", change: { ...noted, where: "x".repeat(201) } },
  { pairId: "pair-1", change: { ...noted, who: "x".repeat(121) } },
  { pairId: "pair-1", change: { ...noted, at: "yesterday" } },
];
const listAnswer = (service: string): Pick<CallCase, "answers" | "output" | "wrong"> => ({
  answers: { [service]: [change] },
  output: [change],
  wrong: { service, answer: [{ ...change, at: wrongMark }], crosses: "fault" },
});
const oneChange = (verb: string): CallCase => ({
  path: `changes.${verb}`,
  input: { pairId: "pair-1", changeId: "change-1" },
  invalidInputs: [...notAPair, { pairId: "pair-1" }, { pairId: "pair-1", changeId: "" }],
  service: `loginChanges.${verb}`,
  asked: ["pair-1", "change-1"],
  ...listAnswer(`loginChanges.${verb}`),
});

export const peopleCases: readonly CallCase[] = [
  {
    path: "readiness.page",
    input: { pairId: "pair-1" },
    invalidInputs: notAPair,
    service: "readiness.page",
    asked: ["pair-1"],
    answers: { "readiness.page": page },
    output: page,
    wrong: { service: "readiness.page", answer: wrongPage, crosses: "fault" },
  },
  {
    path: "readiness.attest",
    input: attesting,
    invalidInputs: [
      ...notAPair,
      { ...attesting, by: 7 },
      { ...attesting, by: "x".repeat(121) },
      { ...attesting, words: [] },
      { ...attesting, words: Array.from({ length: 65 }, () => word) },
      { ...attesting, words: [{ ...word, item: "moon" }] },
      { ...attesting, words: [{ ...word, value: "yes" }] },
      { ...attesting, words: [{ ...word, appliance: null }] },
      { ...attesting, words: [{ ...word, item: "keys-equal", value: "yes" }] },
      { ...attesting, words: [{ ...word, note: "x".repeat(501) }] },
      { ...attesting, words: [{ ...word, item: "timeout", value: "1e3" }] },
      { ...attesting, words: [{ ...word, item: "timeout", value: "none" }] },
    ],
    service: "readiness.attest",
    asked: ["pair-1", "Ada", words],
    answers: { "readiness.attest": page },
    output: page,
    wrong: { service: "readiness.attest", answer: wrongPage, crosses: "fault" },
  },
  {
    path: "readiness.withdraw",
    input: { pairId: "pair-1", setting },
    invalidInputs: [
      ...notAPair,
      { pairId: "pair-1" },
      { pairId: "pair-1", setting: { ...setting, appliance: null } },
      { pairId: "pair-1", setting: { ...setting, item: "moon" } },
    ],
    service: "readiness.withdraw",
    asked: ["pair-1", setting],
    answers: { "readiness.withdraw": page },
    output: page,
    wrong: { service: "readiness.withdraw", answer: wrongPage, crosses: "fault" },
  },
  {
    path: "readiness.saveReport",
    input: { pairId: "pair-1", format: "csv" },
    invalidInputs: [
      ...notAPair,
      { pairId: "", format: "csv" },
      { pairId: "pair-1" },
      { pairId: "pair-1", format: "pdf" },
    ],
    service: "readiness.saveReport",
    asked: ["pair-1", "csv"],
    answers: { "readiness.saveReport": "/home/person/Downloads/readiness.csv" },
    output: { path: "/home/person/Downloads/readiness.csv" },
    wrong: { service: "readiness.saveReport", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "changes.list",
    input: { pairId: "pair-1" },
    invalidInputs: notAPair,
    service: "loginChanges.changes",
    asked: ["pair-1"],
    ...listAnswer("loginChanges.changes"),
  },
  {
    path: "changes.note",
    input: { pairId: "pair-1", change: noted },
    invalidInputs: [...notAPair, ...notNoted],
    service: "loginChanges.note",
    asked: ["pair-1", noted],
    ...listAnswer("loginChanges.note"),
  },
  oneChange("reApply"),
  oneChange("undoReApply"),
  oneChange("remove"),
  {
    path: "changes.restore",
    input: { pairId: "pair-1", change },
    invalidInputs: [...notAPair, { pairId: "pair-1" }, { pairId: "pair-1", change: { ...change, at: 7 } }],
    service: "loginChanges.restore",
    asked: ["pair-1", change],
    ...listAnswer("loginChanges.restore"),
  },
];
