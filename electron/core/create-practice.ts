/**
 * The practice pair among the real ones: started on demand, stored and watched like any pair, its secrets in the same
 * keychain. Its processes live as long as the core; a stored practice pair is started again with the next start.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { PracticeScenarios } from "../../shared/contract/practice.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { PersonDeed } from "../../shared/runbooks/person-deed.ts";
import { createScenarioPlay, type RunningPractice } from "./create-scenario-play.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import type { Clock, DoorPorts } from "./ports.ts";
import type { PracticePair } from "./practice/practice-pair.ts";
import type { KnownRuns } from "./runs/known-runs.ts";
import { refuseWhileOpen } from "./runs/refuse-while-open.ts";
import type { RunFileDesk } from "./runs/run-file-desk.ts";
import { vaultAccount } from "./vault/vault.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface PracticeService {
  /** Starts it unless it runs; answers with the pair's id. */
  open(): Promise<string>;
  /** Ends it and forgets the pair. */
  close(): Promise<void>;
  scenarios(): Promise<PracticeScenarios>;
  /** Answers with the pair's id. What was seen of the pair in another scenario is forgotten: it is no truth about this one. */
  setScenario(id: string): Promise<string>;
  killAppliance(name: string): Promise<void>;
  startAppliance(name: string): Promise<void>;
  /** Carries out a manual step of a runbook in the person's place. Throws PairdeskError `practice-unavailable`. */
  play(deed: PersonDeed, file?: RunFileDesk): Promise<string>;
  /** Ends its processes and keeps the pair for the next start. */
  stop(): Promise<void>;
}

interface PracticeOptions {
  startProcess: DoorPorts["startProcess"];
  dataFolder: string;
  clock: Clock;
  log: Log;
  vault: VaultDesk;
  stores: Stores;
  watching: Watching;
  board: NoticeBoard;
  knownRuns: Pick<KnownRuns, "unended">;
}

/** Says why it did not start when nobody was there to be answered; goes when it runs. */
export const practiceNotice = "practice-not-started";

export function createPractice(options: PracticeOptions): PracticeService {
  const play = createScenarioPlay(options);
  let running: Promise<RunningPractice> | null = null;
  let started: RunningPractice | null = null;
  let lastScenario: Promise<unknown> = Promise.resolve();

  async function current(): Promise<RunningPractice> {
    const found = await running;
    if (found) return found;
    const message = "The practice pair does not run.";
    throw new PairdeskError("practice-unavailable", message, "Open it from the welcome page.");
  }

  async function withAppliance(applianceName: string): Promise<PracticePair> {
    const { practice } = await current();
    if (applianceName in practice.pids()) return practice;
    const names = Object.keys(practice.pids()).join(" and ");
    throw new PairdeskError("not-found", `The practice pair has no appliance ${applianceName}.`, `It has ${names}.`);
  }

  async function start(): Promise<RunningPractice> {
    try {
      started = await startPractice(options);
      return started;
    } catch (error) {
      running = null;
      throw error;
    }
  }

  async function stop(): Promise<void> {
    const ending = running;
    running = null;
    // One that is being set would bring back what is about to be forgotten.
    await lastScenario;
    // One that failed to start has nothing left to end.
    const ended = await ending?.catch(() => null);
    started = null;
    await ended?.practice.close();
  }

  return {
    async open() {
      running ??= start();
      const { id } = await running;
      options.board.remove(practiceNotice);
      return id;
    },
    async close() {
      const stored = storedPractice(options.stores);
      if (stored) refuseWhileOpen(options.knownRuns, stored.id, "the practice pair can be closed");
      await stop();
      if (stored) await options.watching.forget(stored);
    },
    async scenarios() {
      const { scenarios } = await import("./practice/scenarios/scenario-list.ts");
      return { scenarios: [...scenarios], present: started?.practice.scenario ?? null };
    },
    setScenario(id) {
      const played = lastScenario.then(async () => play(id, await current()));
      lastScenario = played.catch(() => undefined);
      return played;
    },
    killAppliance: async (name) => (await withAppliance(name)).killAppliance(name),
    startAppliance: async (name) => (await withAppliance(name)).startAppliance(name),
    play: async (deed, file) => (await current()).practice.play(deed, file),
    stop,
  };
}

const storedPractice = (stores: Stores): Pair | undefined => stores.pairs.list().find((pair) => pair.practice);

async function startPractice(options: PracticeOptions): Promise<RunningPractice> {
  const { stores, dataFolder, watching } = options;
  // Loaded when somebody practises: making certificates takes a large library.
  const { startPracticePair } = await import("./practice/practice-pair.ts");
  const id = storedPractice(stores)?.id ?? randomUUID();
  const practice = await startPracticePair({ ...options, folder: join(dataFolder, "practice") });
  try {
    for (const [name, secret] of practice.secrets) await options.vault.throwaway.set(vaultAccount(id, name), secret);
    const pair: Pair = { ...practice.definition, id, practice: true };
    stores.pairs.save(pair);
    // Its appliances are new ones: what was seen of the old ones is no truth about these.
    stores.memories.removePair(id);
    stores.history.removePair(id);
    await watching.monitor.watch(pair);
  } catch (error) {
    await practice.close();
    throw error;
  }
  return { id, practice };
}
