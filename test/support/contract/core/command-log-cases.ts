/** The cases of the command log's calls. */
import type { CommandLogEntry } from "../../../../shared/contract/command-log.ts";
import { type CallCase, takesNothing, wrongMark } from "./call-case.ts";

const exchange: CommandLogEntry = {
  id: 6,
  at: "2026-03-01T12:00:00.000Z",
  tookMs: 41,
  pairId: "pair-1",
  appliance: "site1",
  api: "v1",
  method: "POST",
  path: "/api/command",
  outcome: { kind: "answered", status: 200 },
  sentBytes: 19,
  receivedBytes: 12,
  sent: "action=check_health",
  received: "<health_check/>",
};

export const commandLogCases: readonly CallCase[] = [
  {
    path: "commandLog.page",
    input: { pairId: "pair-1", appliance: "site", text: "health", outcome: "ok", after: 2, before: 7, limit: 50 },
    invalidInputs: [
      undefined,
      null,
      "all",
      [],
      {},
      { limit: 0 },
      { limit: 201 },
      { limit: 1.5 },
      { limit: "10" },
      { limit: 10, before: 0 },
      { limit: 10, after: -1 },
      { limit: 10, outcome: "answered" },
      { limit: 10, pairId: "" },
      { limit: 10, appliance: 1 },
      { limit: 10, text: "x".repeat(201) },
    ],
    service: "commandLog.page",
    asked: [{ pairId: "pair-1", appliance: "site", text: "health", outcome: "ok", after: 2, before: 7, limit: 50 }],
    answers: { "commandLog.page": { entries: [exchange], next: 6 } },
    output: { entries: [exchange], next: 6 },
    wrong: {
      service: "commandLog.page",
      answer: { entries: [{ ...exchange, method: wrongMark }], next: null },
      crosses: "fault",
    },
  },
  {
    path: "commandLog.asCurl",
    input: { id: 6 },
    invalidInputs: [undefined, null, 6, [], {}, { id: 0 }, { id: -1 }, { id: 1.5 }, { id: "6" }],
    service: "commandLog.asCurl",
    asked: [6],
    answers: { "commandLog.asCurl": "curl 'https://support.example.com/check_health'" },
    output: { text: "curl 'https://support.example.com/check_health'" },
    wrong: { service: "commandLog.asCurl", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "commandLog.changed",
    invalidInputs: takesNothing,
    service: "commandLog.changed",
    asked: [],
    answers: { "commandLog.changed": [{ recorded: 1 }, { recorded: 3 }] },
    isStream: true,
    output: [{ recorded: 1 }, { recorded: 3 }],
    wrong: { service: "commandLog.changed", answer: [{ recorded: wrongMark }], crosses: "fault" },
  },
];
