/**
 * One case for every call of the contract: what the window gives, which functions of the core's services are asked with
 * what, what they answer, and what the window gets. A test walks the contract and fails on a call that is missing here.
 */
import type { Notice } from "../../../../shared/contract/app.ts";
import { createPairViews } from "../../../fixtures/pair-views.ts";

export interface CallCase {
  readonly path: string;
  readonly input?: unknown;
  /** Never reach a service. */
  readonly invalidInputs: readonly unknown[];
  /** The service function that is asked first, and with what. */
  readonly service: string;
  readonly asked: readonly unknown[];
  /** By service function. For a stream, the events. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly isStream?: boolean;
  /** For a stream, the events. */
  readonly output: unknown;
  /** What a service may not answer; `null` as `crosses` where the window is told no more than that it is done. */
  readonly wrong: { readonly service: string; readonly answer: unknown; readonly crosses: "fault" | null };
}

const pair = createPairViews(Date.parse("2026-03-01T12:00:00.000Z")).pair();
const notice: Notice = { id: "keychain", severity: "warning", message: "No keychain.", advice: "Unlock it." };
const facts = { version: "1.2.3", door: "chromium", dataFolder: "/home/person/pairdesk" };

/** Stands in every wrong answer: what is refused must not be told to the window in part either. */
export const wrongMark = "answer-outside-of-its-schema";

const takesNothing: readonly unknown[] = [null, "text", 1, {}, { pairId: "pair-1" }, []];
const notAText: readonly unknown[] = [undefined, null, 1, true, [], {}];
const named = (field: string, longest: number): readonly unknown[] => [
  undefined,
  null,
  "pair-1",
  [],
  {},
  ...notAText.map((value) => ({ [field]: value })),
  { [field]: "x".repeat(longest + 1) },
];

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
  applianceCase("practice.killAppliance"),
  applianceCase("practice.startAppliance"),
];
