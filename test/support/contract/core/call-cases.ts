/**
 * One case for every call of the contract: what the window gives, which functions of the core's services are asked with
 * what, what they answer, and what the window gets. A test walks the contract and fails on a call that is missing here.
 */
import { type Notice, savedTextLimit } from "../../../../shared/contract/app.ts";
import { createPairViews } from "../../../fixtures/pair-views.ts";
import { type CallCase, named, notAText, takesNothing, wrongMark } from "./call-case.ts";
import { certificateFilesCases } from "./certificate-files-cases.ts";
import { certificatesCases } from "./certificates-cases.ts";
import { commandLogCases } from "./command-log-cases.ts";
import { connectionCases } from "./connection-cases.ts";
import { credentialsCases } from "./credentials-cases.ts";
import { historyCases } from "./history-cases.ts";
import { pairsCases } from "./pairs-cases.ts";
import { peopleCases } from "./people-cases.ts";
import { runsCases } from "./runs-cases.ts";
import { savedHistoriesCases } from "./saved-histories-cases.ts";
import { storageCases } from "./storage-cases.ts";
import { vaultCases } from "./vault-cases.ts";

const pair = createPairViews(Date.parse("2026-03-01T12:00:00.000Z")).pair();
const notice: Notice = { id: "keychain", severity: "warning", message: "No keychain.", advice: "Unlock it." };
const scenario = { id: "both-primary", title: "Both primary", explanation: "Both have the primary role." };
const facts = { version: "1.2.3", door: "chromium", dataFolder: "/home/person/pairdesk" };

/** A call that hands one appliance's name to the practice pair. */
const applianceCase = (path: string): CallCase => ({
  path,
  input: { appliance: "site1" },
  invalidInputs: [...named("appliance", 64), { appliance: "" }],
  service: path,
  asked: ["site1"],
  answers: { [path]: undefined },
  output: null,
  wrong: { service: path, answer: wrongMark, crosses: null },
});

export const callCases: readonly CallCase[] = [
  {
    path: "app.facts",
    invalidInputs: takesNothing,
    service: "facts",
    asked: [],
    answers: { facts, "board.list": [notice] },
    output: { ...facts, notices: [notice] },
    wrong: { service: "facts", answer: { ...facts, door: wrongMark }, crosses: "fault" },
  },
  {
    path: "app.noticesChanged",
    invalidInputs: takesNothing,
    service: "board.events",
    asked: [],
    answers: { "board.events": [[notice], []] },
    isStream: true,
    output: [[notice], []],
    wrong: { service: "board.events", answer: [[{ ...notice, severity: wrongMark }]], crosses: "fault" },
  },
  {
    path: "app.openLink",
    input: { url: "https://docs.beyondtrust.com/rs/docs/failover" },
    invalidInputs: named("url", 2000),
    service: "openLink",
    asked: ["https://docs.beyondtrust.com/rs/docs/failover"],
    answers: { openLink: undefined },
    output: null,
    wrong: { service: "openLink", answer: wrongMark, crosses: null },
  },
  {
    path: "app.saveText",
    input: { suggestedName: "pairs.json", text: "{}" },
    invalidInputs: [
      ...named("suggestedName", 200),
      { suggestedName: "", text: "" },
      { suggestedName: "pairs.json" },
      ...notAText.map((text) => ({ suggestedName: "pairs.json", text })),
      { suggestedName: "pairs.json", text: "x".repeat(savedTextLimit + 1) },
    ],
    service: "saveText",
    asked: [{ suggestedName: "pairs.json", text: "{}" }],
    answers: { saveText: "/home/person/Downloads/pairs.json" },
    output: { path: "/home/person/Downloads/pairs.json" },
    wrong: { service: "saveText", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "pairs.list",
    invalidInputs: takesNothing,
    service: "monitor.views",
    asked: [],
    answers: { "monitor.views": [pair, { ...pair, id: "pair-2" }] },
    output: [pair, { ...pair, id: "pair-2" }],
    wrong: { service: "monitor.views", answer: [pair, { ...pair, method: wrongMark }], crosses: "fault" },
  },
  {
    path: "pairs.changed",
    invalidInputs: takesNothing,
    service: "pairEvents",
    asked: [],
    answers: {
      pairEvents: [
        { type: "changed", pair },
        { type: "removed", pairId: "pair-2" },
      ],
    },
    isStream: true,
    output: [
      { type: "changed", pair },
      { type: "removed", pairId: "pair-2" },
    ],
    wrong: { service: "pairEvents", answer: [{ type: wrongMark }], crosses: "fault" },
  },
  {
    path: "pairs.check",
    input: { pairId: "pair-1" },
    invalidInputs: [...named("pairId", 64), { pairId: "" }],
    service: "monitor.checkNow",
    asked: ["pair-1"],
    answers: { "monitor.checkNow": pair },
    output: pair,
    wrong: { service: "monitor.checkNow", answer: { ...pair, appliances: [wrongMark] }, crosses: "fault" },
  },
  ...certificatesCases,
  ...commandLogCases,
  {
    path: "diagnostics.collect",
    input: { withNames: false },
    invalidInputs: [
      undefined,
      ...notAText,
      ...notAText.filter((value) => value !== true).map((withNames) => ({ withNames })),
    ],
    service: "diagnostics.collect",
    asked: [{ withNames: false }],
    answers: { "diagnostics.collect": "Pairdesk diagnostics" },
    output: { text: "Pairdesk diagnostics" },
    wrong: { service: "diagnostics.collect", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "practice.open",
    invalidInputs: takesNothing,
    service: "practice.open",
    asked: [],
    answers: { "practice.open": "pair-1", "monitor.view": pair },
    output: pair,
    wrong: { service: "monitor.view", answer: wrongMark, crosses: "fault" },
  },
  {
    path: "practice.close",
    invalidInputs: takesNothing,
    service: "practice.close",
    asked: [],
    answers: { "practice.close": undefined },
    output: null,
    wrong: { service: "practice.close", answer: wrongMark, crosses: null },
  },
  {
    path: "practice.scenarios",
    invalidInputs: takesNothing,
    service: "practice.scenarios",
    asked: [],
    answers: { "practice.scenarios": { scenarios: [scenario], present: "both-primary" } },
    output: { scenarios: [scenario], present: "both-primary" },
    wrong: { service: "practice.scenarios", answer: { scenarios: wrongMark, present: null }, crosses: "fault" },
  },
  {
    path: "practice.setScenario",
    input: { id: "both-primary" },
    invalidInputs: [...named("id", 64), { id: "" }],
    service: "practice.setScenario",
    asked: ["both-primary"],
    answers: { "practice.setScenario": "pair-1", "monitor.view": pair },
    output: pair,
    wrong: { service: "monitor.view", answer: wrongMark, crosses: "fault" },
  },
  ...certificateFilesCases,
  ...historyCases,
  ...runsCases,
  ...savedHistoriesCases,
  ...pairsCases,
  ...peopleCases,
  ...connectionCases,
  ...credentialsCases,
  ...storageCases,
  ...vaultCases,
  applianceCase("practice.killAppliance"),
  applianceCase("practice.startAppliance"),
];
