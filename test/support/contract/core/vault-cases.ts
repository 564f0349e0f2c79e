import { type CallCase, named, takesNothing, wrongMark } from "./call-case.ts";

const unavailable = { kind: "unavailable", reason: "It is locked.", advice: "Unlock it." };

export const vaultCases: readonly CallCase[] = [
  {
    path: "vault.state",
    invalidInputs: takesNothing,
    service: "vault.standing",
    asked: [],
    answers: { "vault.standing": unavailable },
    output: unavailable,
    wrong: { service: "vault.standing", answer: { kind: wrongMark }, crosses: "fault" },
  },
  {
    path: "vault.choose",
    input: { kind: "memory-for-this-run" },
    invalidInputs: [...named("kind", 64), { kind: "plain-text" }],
    service: "vault.choose",
    asked: [{ kind: "memory-for-this-run" }],
    answers: { "vault.choose": { kind: "memory", reason: "It is locked." } },
    output: { kind: "memory", reason: "It is locked." },
    wrong: { service: "vault.choose", answer: { kind: "memory", reason: [wrongMark] }, crosses: "fault" },
  },
];
