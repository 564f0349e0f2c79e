import type { RunFacts } from "../run-facts.ts";
import type { Runbook } from "../runbook.ts";

export function replicateCertificate(_facts: RunFacts): Runbook {
  throw new Error("PROVISIONAL");
}
