/**
 * A scenario of the practice pair as the watching sees it: the pair is made well, seen well once, and then broken. So
 * what is remembered in an outage (last sync, roles, ids) is true of this very pair, and nothing that another scenario
 * left in memory (a role change, another id, an odd rhythm of syncs) speaks into this one.
 */
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { Log } from "./log/log.ts";
import type { PracticePair } from "./practice/practice-pair.ts";

export interface RunningPractice {
  id: string;
  practice: PracticePair;
}

interface Surroundings {
  stores: Stores;
  watching: Watching;
  log: Log;
}

const healthy = "healthy";

/** Answers with the pair's id when the scenario is there, before it was looked at. Throws what `setScenario` throws. */
export type ScenarioPlay = (scenario: string, running: RunningPractice) => Promise<string>;

export const createScenarioPlay =
  (surroundings: Surroundings): ScenarioPlay =>
  (scenario, running) =>
    play(scenario, running, surroundings);

async function play(
  scenario: string,
  { id, practice }: RunningPractice,
  { stores, watching, log }: Surroundings,
): Promise<string> {
  const { followsHealthyPair, scenarios } = await import("./practice/scenarios/scenario-list.ts");
  if (!scenarios.some((known) => known.id === scenario)) throw noScenario(scenario);
  const watch = async () => {
    const pair: Pair = { ...practice.definition, id, practice: true };
    stores.pairs.save(pair);
    await watching.watch(pair);
  };

  await practice.setScenario(healthy);
  await watching.monitor.unwatch(id);
  stores.memories.removePair(id);
  if (followsHealthyPair(scenario)) {
    await watch();
    await watching.monitor.checkNow(id);
  }
  if (scenario === healthy) return id;
  await practice.setScenario(scenario);
  await watch();
  // Looks at what does not answer take their time; the window hears of each as it comes.
  watching.monitor.checkNow(id).catch((error: unknown) => log.error("practice.not-looked", error));
  return id;
}

function noScenario(id: string): PairdeskError {
  return new PairdeskError("not-found", `The practice pair has no scenario ${id}.`, "Choose one from its list.");
}
