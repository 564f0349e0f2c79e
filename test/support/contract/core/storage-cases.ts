import type { StorageLoss, StorageState } from "../../../../shared/contract/storage.ts";
import { type CallCase, takesNothing, wrongMark } from "./call-case.ts";

const kept = { changes: 365, rawAnswers: 7 };
const state: StorageState = { databaseBytes: 4_096_000, kept };
const loss: StorageLoss = { spans: 5, incidents: 1, syncs: 9, responseHours: 48, rawAnswers: 60 };
const invalidKept = [
  undefined,
  null,
  {},
  { changes: 365 },
  { changes: 29, rawAnswers: 7 },
  { changes: 365, rawAnswers: -1 },
  { changes: 365, rawAnswers: 1.5 },
  { changes: "365", rawAnswers: 7 },
  { changes: 365, rawAnswers: null },
];

export const storageCases: readonly CallCase[] = [
  {
    path: "storage.state",
    invalidInputs: takesNothing,
    service: "storage.state",
    asked: [],
    answers: { "storage.state": state },
    output: state,
    wrong: { service: "storage.state", answer: { ...state, databaseBytes: wrongMark }, crosses: "fault" },
  },
  {
    path: "storage.preview",
    input: kept,
    invalidInputs: invalidKept,
    service: "storage.preview",
    asked: [kept],
    answers: { "storage.preview": loss },
    output: loss,
    wrong: { service: "storage.preview", answer: { ...loss, spans: wrongMark }, crosses: "fault" },
  },
  {
    path: "storage.keep",
    input: kept,
    invalidInputs: invalidKept,
    service: "storage.keep",
    asked: [kept],
    answers: { "storage.keep": state },
    output: state,
    wrong: { service: "storage.keep", answer: { ...state, kept: wrongMark }, crosses: "fault" },
  },
];
