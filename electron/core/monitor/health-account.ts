/** Keeps account of when each appliance of one pair was asked for its health, under the site name as well. */
import { lastReading, latest, type Memory } from "../../../shared/assessment/memory.ts";
import type { Observation, ObservationOf } from "../../../shared/domain/observation.ts";
import { findAppliance, type PairDefinition } from "../../../shared/domain/pair.ts";
import { createHealthAsked, type HealthAsked } from "./health-asked.ts";
import type { Question } from "./pair-observer.ts";

export interface HealthAccount {
  /** Is about to be: one under way counts. */
  asked(question: Question, nowMs: number): void;
  answered(observation: Observation): void;
  /** Milliseconds; null: never. */
  lastAskedMs(appliance: string): number | null;
}

/** What is remembered from before this program began counts. */
export function createHealthAccount(
  pair: PairDefinition,
  memory: () => Memory,
  kept: HealthAsked = createHealthAsked(),
): HealthAccount {
  const names = pair.appliances.map(({ name }) => name);
  const note = (name: string, atMs: number) => kept.note(findAppliance(pair, name), atMs);

  /** By the id that it told of itself; both where nobody can tell, so that no old answer is taken for a new one. */
  function servedBy({ outcome }: ObservationOf<"site">): string[] {
    const id = "reading" in outcome ? outcome.reading.applianceId : null;
    const known = id === null ? [] : names.filter((name) => idOf(memory(), name) === id);
    return known.length > 0 ? known : names;
  }

  function answered(observation: Observation): void {
    const atMs = Date.parse(observation.at);
    if (observation.kind === "health") note(observation.appliance, atMs);
    if (observation.kind === "site") for (const name of servedBy(observation)) note(name, atMs);
  }

  for (const look of [...names.map((name) => latest(memory(), "health", name)), latest(memory(), "site")]) {
    if (look) answered(look);
  }
  return {
    asked(question, nowMs) {
      if (question.kind === "health") kept.noteNow(findAppliance(pair, question.appliance), nowMs);
    },
    answered,
    lastAskedMs: (name) => kept.lastMs(findAppliance(pair, name)),
  };
}

function idOf(memory: Memory, appliance: string): string | null {
  const look = lastReading(memory, appliance);
  return look && "reading" in look.outcome ? look.outcome.reading.applianceId : null;
}
