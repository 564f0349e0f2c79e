/** Events of a run in few words, at times that go on by a second each. */
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import type { ExactCall } from "../../../shared/runbooks/run-call.ts";
import type { PlannedAppliance, RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { Runbook, Step, StepOf } from "../../../shared/runbooks/runbook.ts";
import { nowMs } from "../observations.ts";
import { knownOf } from "./known-of.ts";

export const timeAt = (seconds: number): string => new Date(nowMs + seconds * 1000).toISOString();

export const planned = (name: string, changes: Partial<PlannedAppliance> = {}): PlannedAppliance => ({
  name,
  isAnswering: true,
  isHealthy: true,
  isListMissing: false,
  applianceId: name,
  role: name === "site1" ? "primary" : "backup",
  lastSync: null,
  listedRole: null,
  at: timeAt(0),
  mayBeCached: false,
  ...changes,
});

export const plan = (): PlannedAppliance[] => [planned("site1"), planned("site2")];

export const exact = (appliance: string): ExactCall => ({
  appliance,
  method: "POST",
  url: `https://${appliance}.example.com/api/command/v2/failover-role`,
  headers: {},
  body: "{}",
});

export const found = (
  answer: CheckResult["answer"],
  seenAt: string | null,
  about: string[] = ["site1", "site2"],
): CheckResult => ({
  answer,
  text: "As it was seen.",
  lines: about.map((name) => ({ about: name, what: `${name} was seen`, holds: answer, at: seenAt, grade: "api" })),
});

const { facts } = knownOf();

export const started = (runbook: Runbook, isDryRun = false): RunEventOf<"started"> => ({
  event: "started",
  at: timeAt(0),
  by: "Kim",
  isDryRun,
  facts,
  runbook,
});

const parts = (id: string) => ({ id, title: id, chapter: "", text: [] });

export const lookStep = (id = "look"): StepOf<"check"> => ({ ...parts(id), kind: "check", check: { check: "look" } });

export const proofStep = (id = "proved"): StepOf<"wait"> => ({
  ...parts(id),
  kind: "wait",
  until: { check: "end-state", primary: "site2", backup: "site1", isBackupAlive: true },
  limitMs: 60_000,
  usualMs: null,
  patience: "It may take a while.",
});

export const writeStep = (id = "write", appliance = "site2"): StepOf<"action"> => ({
  ...parts(id),
  kind: "action",
  call: { call: "set-role", appliance, role: "primary", dataSyncFirst: false, force: false },
});

export const backupStep = (id = "backup", appliance = "site1"): StepOf<"action"> => ({
  ...parts(id),
  kind: "action",
  call: { call: "backup", appliance },
});

export const deedStep = (id = "swing"): StepOf<"manual"> => ({
  ...parts(id),
  kind: "manual",
  instructions: ["Change the record."],
  page: null,
  copy: [],
  deed: null,
});

export const questionStep = (id = "name", value = "site2"): StepOf<"question"> => ({
  ...parts(id),
  kind: "question",
  inputs: [{ id, kind: "confirm", label: "Type the name", values: [{ value, label: value }] }],
});

export const runbookOf = (steps: Step[], proof: string[] = ["proved"]): Runbook => ({
  id: "planned-switch",
  title: "Planned switch",
  summary: "For tests.",
  chapter: "",
  steps,
  proof,
  done: { text: "All is proved.", next: [] },
  incomplete: { text: "Something is not proved.", next: ["planned-switch"] },
});

export type Journal = readonly [RunEventOf<"started">, ...RunEvent[]];
