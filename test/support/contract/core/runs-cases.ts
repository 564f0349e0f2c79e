import type { OfferedRunbook } from "../../../../shared/contract/runs.ts";
import { longestRunNote } from "../../../../shared/runbooks/longest-run-note.ts";
import { summarizeRun, viewRun } from "../../../../shared/runbooks/view-run.ts";
import { begunRun } from "../../runs/small-runbook.ts";
import { type CallCase, named, notAText, takesNothing, wrongMark } from "./call-case.ts";

const state = begunRun();
const view = viewRun(state, { id: "run-1", isOpen: true, file: null, progress: null, learnedMs: { settle: 42_000 } });
const summary = summarizeRun(state, { id: "run-1", isOpen: true });
const offered: OfferedRunbook = {
  id: "planned-switch",
  title: "Planned switch",
  summary: "Changes the roles.",
  chapter: "",
  isCalledFor: true,
  obstacle: null,
};
const ofRun = { runId: "run-1" };
const ofStep = { ...ofRun, step: "confirm" };
const invalidRun = [...named("runId", 64), { runId: "" }];
const invalidStep = [...invalidRun, ofRun, ...notAText.map((step) => ({ ...ofRun, step })), { ...ofRun, step: "" }];

/** A call about one run that answers with how it stands. */
const viewed = (
  verb: string,
  input: object,
  asked: readonly unknown[],
  invalidInputs: readonly unknown[] = invalidRun,
): CallCase => ({
  path: `runs.${verb}`,
  input,
  invalidInputs,
  service: `runs.${verb}`,
  asked,
  answers: { [`runs.${verb}`]: view },
  output: view,
  wrong: { service: `runs.${verb}`, answer: { ...view, state: wrongMark }, crosses: "fault" },
});

export const runsCases: readonly CallCase[] = [
  {
    path: "runs.offered",
    input: { pairId: "pair-1" },
    invalidInputs: [...named("pairId", 64), { pairId: "" }],
    service: "runs.offered",
    asked: ["pair-1"],
    answers: { "runs.offered": [offered] },
    output: [offered],
    wrong: { service: "runs.offered", answer: [{ ...offered, id: wrongMark }], crosses: "fault" },
  },
  {
    path: "runs.list",
    input: { pairId: "pair-1" },
    invalidInputs: [undefined, null, "pair-1", [], { pairId: null }, { pairId: "" }, { pairId: "x".repeat(65) }],
    service: "runs.list",
    asked: ["pair-1"],
    answers: { "runs.list": [summary] },
    output: [summary],
    wrong: { service: "runs.list", answer: [{ ...summary, by: [wrongMark] }], crosses: "fault" },
  },
  {
    path: "runs.changed",
    invalidInputs: takesNothing,
    service: "runEvents",
    asked: [],
    answers: {
      runEvents: [
        { type: "changed", run: view },
        { type: "removed", runId: "run-2" },
      ],
    },
    isStream: true,
    output: [
      { type: "changed", run: view },
      { type: "removed", runId: "run-2" },
    ],
    wrong: { service: "runEvents", answer: [{ type: wrongMark }], crosses: "fault" },
  },
  viewed("view", ofRun, ["run-1"]),
  viewed("resume", ofRun, ["run-1"]),
  viewed("close", ofRun, ["run-1"]),
  viewed("done", ofStep, ["run-1", "confirm"], invalidStep),
  viewed("play", ofStep, ["run-1", "confirm"], invalidStep),
  viewed("waitOn", ofStep, ["run-1", "confirm"], invalidStep),
  viewed("stopWaiting", ofStep, ["run-1", "confirm"], invalidStep),
  viewed(
    "start",
    { pairId: "pair-1", runbook: "planned-switch", isDryRun: false },
    [{ pairId: "pair-1", runbook: "planned-switch", isDryRun: false }],
    [
      undefined,
      { pairId: "pair-1", runbook: "planned-switch" },
      { pairId: "pair-1", runbook: "no-such-thing", isDryRun: true },
      { pairId: "", runbook: "planned-switch", isDryRun: true },
    ],
  ),
  viewed(
    "answer",
    { ...ofStep, values: { name: "site2" } },
    ["run-1", "confirm", { name: "site2" }],
    [
      ...invalidStep,
      ofStep,
      ...[undefined, null, 1, true, "text", { name: 1 }, { name: "x".repeat(2001) }].map((values) => ({
        ...ofStep,
        values,
      })),
    ],
  ),
  viewed(
    "giveFile",
    { ...ofRun, source: { path: "/home/person/Downloads/site.p12" } },
    ["run-1", { path: "/home/person/Downloads/site.p12" }],
    [
      ...invalidRun,
      ofRun,
      ...[null, "text", {}, { path: "" }, { path: "x".repeat(4097) }, { fileName: "site.p12" }, { base64: "AAAA" }].map(
        (source) => ({ ...ofRun, source }),
      ),
    ],
  ),
  viewed(
    "givePassphrase",
    { ...ofRun, passphrase: "correct horse" },
    ["run-1", "correct horse"],
    [
      ...invalidRun,
      ofRun,
      ...notAText.map((passphrase) => ({ ...ofRun, passphrase })),
      { ...ofRun, passphrase: "x".repeat(1025) },
    ],
  ),
  viewed(
    "watchFolder",
    { ...ofRun, folder: null },
    ["run-1", null],
    [...invalidRun, ofRun, { ...ofRun, folder: 1 }, { ...ofRun, folder: "x".repeat(4097) }],
  ),
  viewed(
    "note",
    { ...ofRun, step: null, text: "why" },
    ["run-1", null, "why"],
    [
      ...invalidRun,
      { ...ofRun, step: null, text: " " },
      { ...ofRun, text: "why" },
      { ...ofRun, step: null, text: "x".repeat(longestRunNote + 1) },
    ],
  ),
  viewed(
    "cancel",
    { ...ofRun, reason: "not today" },
    ["run-1", "not today"],
    [...invalidRun, ofRun, ...notAText.map((reason) => ({ ...ofRun, reason }))],
  ),
  {
    path: "runs.saveReport",
    input: { ...ofRun, format: "html" },
    invalidInputs: [...invalidRun, ofRun, { ...ofRun, format: "pdf" }],
    service: "runs.saveReport",
    asked: ["run-1", "html"],
    answers: { "runs.saveReport": "/home/person/Downloads/run.html" },
    output: { path: "/home/person/Downloads/run.html" },
    wrong: { service: "runs.saveReport", answer: [wrongMark], crosses: "fault" },
  },
];
