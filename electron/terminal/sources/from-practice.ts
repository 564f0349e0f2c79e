import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { observeOnce } from "../../core/look-once.ts";
import { systemClock as clock } from "../../core/ports.ts";
import type { PracticePair } from "../../core/practice/practice-pair.ts";
import { createStartProcess } from "../../node/start-process.ts";
import type { PairSource, SourcePair } from "./pair-source.ts";

export const practiceScenarios = ["healthy", "primary-dead"] as const;
export type PracticeScenario = (typeof practiceScenarios)[number];

export interface PracticeSource extends PairSource {
  practice: PracticePair;
}

/** A practice pair of this run's own, gone with it. Its secrets stay in memory. */
export async function pairsFromPractice(
  scenario: PracticeScenario,
  registry: SecretRegistry,
  log: Log,
): Promise<PracticeSource> {
  // Loaded when somebody practises: making certificates takes a large library.
  const { startPracticePair } = await import("../../core/practice/practice-pair.ts");
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-practice-"));
  const startProcess = createStartProcess(new URL("./", import.meta.url));
  const remove = () => rm(folder, { recursive: true, force: true });
  const practice = await startPracticePair({ startProcess, folder, clock, log }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  for (const secret of practice.secrets.values()) registry.hide(secret);
  const pair: Pair = { ...practice.definition, id: "practice", practice: true };
  const source: SourcePair = {
    pair,
    readSecret: async (name) => practice.secrets.get(name) ?? null,
    memory: emptyMemory,
  };
  if (scenario === "primary-dead") await killPrimary(practice, source);
  return {
    practice,
    pairs: [source],
    async close() {
      await practice.close();
      await remove();
    },
  };
}

/** Seen alive once, so that the last data sync is remembered when the primary is gone. */
async function killPrimary(practice: PracticePair, source: SourcePair): Promise<void> {
  source.memory = await observeOnce({ ...source, clock });
  await practice.killAppliance(source.pair.normalPrimary);
}
