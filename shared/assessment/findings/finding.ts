/** How a rule states what it found. A rule is a pure function of the situation; codes and severities are pinned. */
import type { ObservationOf } from "../../domain/observation.ts";
import type { Finding, Severity } from "../../domain/pair-status.ts";
import type { AssessmentContext } from "../context.ts";
import type { ApplianceSituation, Situation } from "../situation.ts";

export type FindingRule = (situation: Situation, context: AssessmentContext) => Finding[];

type Evidence = Finding["evidence"][number];

export function finding(
  code: string,
  severity: Severity,
  message: string,
  evidence: Evidence[],
  appliance?: ApplianceSituation,
): Finding {
  return {
    code,
    severity,
    ...(appliance ? { appliance: appliance.name } : {}),
    message,
    expected: null,
    evidence,
  };
}

/** A rule that looks at each appliance by itself. */
export const forEachAppliance =
  (
    rule: (appliance: ApplianceSituation, situation: Situation, context: AssessmentContext) => Finding | null,
  ): FindingRule =>
  (situation, context) =>
    situation.appliances.map((one) => rule(one, situation, context)).filter((found) => found !== null);

export const told = (appliance: ApplianceSituation, what: string): Evidence => ({
  what: `${appliance.name}: ${what}`,
  at: (appliance.readBy ?? appliance.health)?.at ?? null,
  grade: "api",
});

export const tried = (what: string, at: string | null): Evidence => ({ what, at, grade: "probe" });

const accountInWords = {
  denied: "the API account was refused",
  "held-back": "the secret of the API account is held back until its next try",
  "no-secret": "no secret is stored for the API account",
};

/** Where and how a look ended, in words. */
export function describeOutcome(
  outcome: ObservationOf<"health" | "site" | "probe">["outcome"] | ObservationOf<"certificate">["outcome"],
): string {
  switch (outcome.kind) {
    case "unreachable":
      return `no answer (${{ dns: "name look-up", tcp: "connection", tls: "TLS handshake", http: "request" }[outcome.layer]}: ${outcome.code})`;
    case "tls-untrusted":
      return `certificate not trusted (${outcome.code})`;
    case "bad-answer":
      return `an answer that is not understood (${outcome.detail})`;
    case "unauthorized":
      return accountInWords[outcome.code];
    case "forbidden":
      return `the API account lacks permission (${outcome.detail})`;
    case "unhealthy":
      return `unhealthy (${outcome.messages.join("; ") || "no message"})`;
    case "answered":
      return "answered";
    case "served":
      return outcome.refusal === null ? "certificate accepted" : `certificate refused (${outcome.refusal})`;
  }
}
