import type { RunFacts } from "../run-facts.ts";
import type { Runbook } from "../runbook.ts";

export function renewCertificate(_facts: RunFacts): Runbook {
  throw new Error("PROVISIONAL");
}
