import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import type { PracticeScenario } from "../../../shared/contract/practice.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import { nothingSaid } from "../../../shared/domain/said.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { observeOnce } from "../../core/look-once.ts";
import { systemClock as clock } from "../../core/ports.ts";
import type { PracticePair } from "../../core/practice/practice-pair.ts";
import { createStartProcess } from "../../node/start-process.ts";
import type { PairSource, SourcePair } from "./pair-source.ts";

const healthy = "healthy";

export interface PracticeSource extends PairSource {
  practice: PracticePair;
}

/**
 * A practice pair of this run's own, gone with it. Its secrets stay in memory. Throws PairdeskError `not-found` for a
 * scenario there is not.
 */
export async function pairsFromPractice(scenario: string, registry: SecretRegistry, log: Log): Promise<PracticeSource> {
  // Loaded when somebody practises: making certificates takes a large library.
  const { startPracticePair } = await import("../../core/practice/practice-pair.ts");
  const { scenarios, followsHealthyPair } = await import("../../core/practice/scenarios/scenario-list.ts");
  refuseUnknown(scenario, scenarios);
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-practice-"));
  const startProcess = createStartProcess(new URL("./", import.meta.url));
  const remove = () => rm(folder, { recursive: true, force: true });
  const practice = await startPracticePair({ startProcess, folder, clock, log }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  for (const secret of practice.secrets.values()) registry.hide(secret);
  const source: SourcePair = {
    pair: pairOf(practice),
    readSecret: async (name) => practice.secrets.get(name) ?? null,
    memory: emptyMemory,
    said: nothingSaid,
  };
  if (scenario !== healthy) {
    // So that what an outage hides is remembered.
    if (followsHealthyPair(scenario)) source.memory = await observeOnce({ ...source, clock });
    await practice.setScenario(scenario);
    // A scenario may change how the pair is described.
    source.pair = pairOf(practice);
  }
  return {
    practice,
    pairs: [source],
    async close() {
      await practice.close();
      await remove();
    },
  };
}

const pairOf = (practice: PracticePair): Pair => ({ ...practice.definition, id: "practice", practice: true });

function refuseUnknown(scenario: string, scenarios: readonly PracticeScenario[]): void {
  if (scenarios.some(({ id }) => id === scenario)) return;
  const names = scenarios.map(({ id }) => id).join(", ");
  throw new PairdeskError("not-found", `There is no scenario named ${scenario}.`, `There are: ${names}.`);
}
