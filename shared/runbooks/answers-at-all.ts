/**
 * Whether something answers at an appliance's own address, in whatever way. A refusal, an answer that is not understood, an
 * untrusted certificate or a connection that ends half-way is no reading, but whoever gives it is not gone.
 */
import type { ApplianceSituation } from "../assessment/situation.ts";

type Look = NonNullable<ApplianceSituation["health"] | ApplianceSituation["reachedBy"]>;

/** A probe of the same round, made some seconds before or after. */
const sameRoundMs = 30_000;

export function answersAtAll({ health, isStale, reachedBy }: ApplianceSituation): boolean {
  if (reachedBy && isAnswer(reachedBy)) return true;
  if (!health || isStale) return false;
  // A secret that was refused before is not sent again, so this alone can be said without asking anybody.
  if (health.outcome.kind === "unauthorized") return mayHaveAnswered(health, reachedBy);
  return isAnswer(health);
}

function isAnswer({ outcome }: Look): boolean {
  return outcome.kind !== "unreachable" || outcome.layer === "tls" || outcome.layer === "http";
}

function mayHaveAnswered({ at, outcome }: Look, probe: ApplianceSituation["reachedBy"]): boolean {
  if (outcome.kind === "unauthorized" && outcome.code === "no-secret") return false;
  return probe === null || Math.abs(Date.parse(at) - Date.parse(probe.at)) > sameRoundMs;
}
