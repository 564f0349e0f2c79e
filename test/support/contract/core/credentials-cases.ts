import { type CallCase, named, notAText, wrongMark } from "./call-case.ts";

const states = [
  { appliance: "site1", account: "watch", state: "stored" },
  { appliance: "site2", account: "write", state: "missing" },
];
const where = { pairId: "pair-1", appliance: "site1" };
const notAnAccount: readonly unknown[] = [
  ...named("pairId", 64),
  ...notAText.map((value) => ({ ...where, appliance: value })),
  { ...where, appliance: "" },
  { ...where, account: "both" },
];
const wrong = (service: string) => ({
  service,
  answer: [{ ...states[0], state: wrongMark }],
  crosses: "fault" as const,
});

export const credentialsCases: readonly CallCase[] = [
  {
    path: "credentials.set",
    input: { ...where, secret: "what the form holds", account: "write" },
    invalidInputs: [
      ...notAnAccount.map((input) => (typeof input === "object" ? { secret: "x", ...input } : input)),
      where,
      ...notAText.map((secret) => ({ ...where, secret })),
      { ...where, secret: "  " },
      { ...where, secret: "x".repeat(4097) },
    ],
    service: "credentials.set",
    asked: [{ ...where, secret: "what the form holds", account: "write" }],
    answers: { "credentials.set": states },
    output: states,
    wrong: wrong("credentials.set"),
  },
  {
    path: "credentials.remove",
    input: where,
    invalidInputs: notAnAccount,
    service: "credentials.remove",
    asked: [{ ...where, account: "watch" }],
    answers: { "credentials.remove": states },
    output: states,
    wrong: wrong("credentials.remove"),
  },
  {
    path: "credentials.state",
    input: { pairId: "pair-1" },
    invalidInputs: [...named("pairId", 64), { pairId: "" }],
    service: "credentials.states",
    asked: ["pair-1"],
    answers: { "credentials.states": states },
    output: states,
    wrong: wrong("credentials.states"),
  },
];
