import type { ImportPreview } from "../../../../shared/pairs-file/plan-import.ts";
import { createPairViews } from "../../../fixtures/pair-views.ts";
import { samplePair } from "../../storage/sample-pair.ts";
import { type CallCase, named, notAText, takesNothing, wrongMark } from "./call-case.ts";

const pair = createPairViews(Date.parse("2026-03-01T12:00:00.000Z")).pair();
const { id: _id, practice: _practice, ...definition } = samplePair("pair-1");
const removed = {
  pairId: "pair-2",
  name: "Old site",
  removedAt: "2026-03-01T12:00:00.000Z",
  keptUntil: "2026-03-31T12:00:00.000Z",
};
const preview: ImportPreview = {
  problems: [{ line: 3, column: 5, field: "pairs.0.name", message: "Give the pair a name." }],
  added: [{ name: "New site" }],
  changed: [
    {
      pairId: "pair-1",
      name: "Support site",
      changes: [{ field: "site.port", before: "443", after: null, decidesWhomToTrust: true }],
    },
  ],
  unchanged: [{ pairId: "pair-2", name: "Old site" }],
};
const taken = {
  added: [{ pairId: "pair-3", name: "New site" }],
  changed: [{ pairId: "pair-1", name: "Support site" }],
};
const text = '{ "schema": "pairdesk-pairs/1" }';

const notAnId: readonly unknown[] = [...named("pairId", 64), { pairId: "" }];
const until = "2026-03-01T14:00:00.000Z";
/** What a person says of a pair is answered by a service of its own. */
const saidAnswer = (verb: string): Pick<CallCase, "answers" | "wrong"> => ({
  answers: { [`said.${verb}`]: pair },
  wrong: { service: `said.${verb}`, answer: { ...pair, maintenance: wrongMark }, crosses: "fault" },
});
const notAPair: readonly unknown[] = [
  ...notAText,
  { ...definition, appliances: [definition.appliances[0]] },
  { ...definition, appliances: [definition.appliances[0], definition.appliances[0]] },
  { ...definition, normalPrimary: "site3" },
  { ...definition, site: { host: "https://a.example" } },
  { ...definition, network: { method: "magic" } },
];
/** A call about one pair that answers with what the window shows of it. */
const onePair = (path: string, wrongAnswer: unknown): CallCase => ({
  path,
  input: { pairId: "pair-1" },
  invalidInputs: notAnId,
  service: path,
  asked: ["pair-1"],
  answers: { [path]: pair },
  output: pair,
  wrong: { service: path, answer: wrongAnswer, crosses: "fault" },
});

export const pairsCases: readonly CallCase[] = [
  {
    ...onePair("pairs.definition", { ...definition, normalPrimary: wrongMark }),
    answers: { "pairs.definition": definition },
    output: definition,
  },
  {
    ...onePair("pairs.acknowledgeRoles", wrongMark),
    service: "said.acknowledgeRoles",
    ...saidAnswer("acknowledgeRoles"),
  },
  { ...onePair("pairs.endMaintenance", wrongMark), service: "said.endMaintenance", ...saidAnswer("endMaintenance") },
  {
    path: "pairs.startMaintenance",
    input: { pairId: "pair-1", until, note: " New disks " },
    invalidInputs: [
      ...notAnId.map((input) =>
        input && typeof input === "object" && !Array.isArray(input) ? { until, ...input } : input,
      ),
      { pairId: "pair-1" },
      ...notAText.map((value) => ({ pairId: "pair-1", until: value })),
      { pairId: "pair-1", until: "tomorrow" },
      { pairId: "pair-1", until: "2026-03-01T12:00:00" },
      { pairId: "pair-1", until, note: 7 },
      { pairId: "pair-1", until, note: "x".repeat(201) },
    ],
    service: "said.startMaintenance",
    asked: ["pair-1", until, "New disks"],
    ...saidAnswer("startMaintenance"),
    output: pair,
  },
  {
    path: "pairs.add",
    input: { definition },
    invalidInputs: [undefined, ...notAText, ...notAPair.map((value) => ({ definition: value }))],
    service: "pairs.add",
    asked: [definition],
    answers: { "pairs.add": pair },
    output: pair,
    wrong: { service: "pairs.add", answer: { ...pair, method: wrongMark }, crosses: "fault" },
  },
  {
    path: "pairs.update",
    input: { pairId: "pair-1", definition },
    invalidInputs: [
      ...notAnId,
      { definition },
      { pairId: "", definition },
      ...notAPair.map((value) => ({ pairId: "pair-1", definition: value })),
    ],
    service: "pairs.update",
    asked: ["pair-1", definition],
    answers: { "pairs.update": pair },
    output: pair,
    wrong: { service: "pairs.update", answer: wrongMark, crosses: "fault" },
  },
  {
    path: "pairs.remove",
    input: { pairId: "pair-1" },
    invalidInputs: notAnId,
    service: "pairs.remove",
    asked: ["pair-1"],
    answers: { "pairs.remove": undefined },
    output: null,
    wrong: { service: "pairs.remove", answer: wrongMark, crosses: null },
  },
  {
    path: "pairs.removed",
    invalidInputs: takesNothing,
    service: "pairs.removed",
    asked: [],
    answers: { "pairs.removed": [removed] },
    output: [removed],
    wrong: { service: "pairs.removed", answer: [{ ...removed, removedAt: wrongMark }], crosses: "fault" },
  },
  onePair("pairs.restore", wrongMark),
  {
    path: "pairs.previewImport",
    input: { text },
    invalidInputs: named("text", 10_000_001),
    service: "pairs.previewImport",
    asked: [text],
    answers: { "pairs.previewImport": preview },
    output: preview,
    wrong: { service: "pairs.previewImport", answer: { ...preview, problems: wrongMark }, crosses: "fault" },
  },
  {
    path: "pairs.import",
    input: { text, choices: [{ name: "New site", take: true }] },
    invalidInputs: [
      ...notAText,
      ...notAText.map((value) => ({ text: value })),
      { text, choices: "all" },
      { text, choices: [{ name: "New site" }] },
      { text, choices: [{ name: "New site", take: "yes" }] },
    ],
    service: "pairs.import",
    asked: [text, [{ name: "New site", take: true }]],
    answers: { "pairs.import": taken },
    output: taken,
    wrong: { service: "pairs.import", answer: { ...taken, added: [wrongMark] }, crosses: "fault" },
  },
  {
    path: "pairs.export",
    input: { pairIds: ["pair-1"] },
    invalidInputs: [undefined, null, "pair-1", { pairIds: "pair-1" }, { pairIds: [] }, { pairIds: [""] }],
    service: "pairs.export",
    asked: [["pair-1"]],
    answers: { "pairs.export": text },
    output: { text },
    wrong: { service: "pairs.export", answer: { [wrongMark]: 1 }, crosses: "fault" },
  },
];
