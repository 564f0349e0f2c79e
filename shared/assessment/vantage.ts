/**
 * Is it me? Lost is what the latest vantage look says as long as nothing of this pair has answered since. A vantage look
 * asks the pair's own appliances as well, so "lost" already means that none of them answered either.
 */
import type { ObservationOf } from "../domain/observation.ts";
import type { PairDefinition } from "../domain/pair.ts";
import { isStale } from "./intervals.ts";
import { latest, type Memory } from "./memory.ts";

/** The look that says so; null while this computer sees the network, or nobody can tell. */
export function lostVantage(
  pair: PairDefinition,
  memory: Memory,
  moment: { nowMs: number; staleLooks: number },
): ObservationOf<"vantage"> | null {
  const vantage = latest(memory, "vantage");
  if (vantage?.outcome.kind !== "lost" || isStale("vantage", vantage.at, moment.nowMs, moment.staleLooks)) return null;
  const looks = [
    latest(memory, "site"),
    ...pair.appliances.flatMap(({ name }) => [latest(memory, "health", name), latest(memory, "probe", name)]),
  ];
  return looks.some((look) => look !== null && look.at > vantage.at && isAnswer(look.outcome)) ? null : vantage;
}

/** A look that ended at the account may not have asked anybody. */
const isAnswer = ({ kind }: { kind: string }): boolean => kind !== "unreachable" && kind !== "unauthorized";
