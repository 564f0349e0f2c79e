/** What every change of the set of pairs stands on: one at a time, no name twice, the practice pair left alone. */
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { findPair } from "./create-credentials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { Log } from "./log/log.ts";
import type { Clock } from "./ports.ts";
import type { KnownRuns } from "./runs/known-runs.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface PairKeepingOptions {
  stores: Stores;
  vault: VaultDesk;
  watching: Watching;
  clock: Clock;
  log: Log;
  recordDeed: RecordDeed;
  knownRuns: Pick<KnownRuns, "unended">;
}

export interface PairKeeping extends PairKeepingOptions {
  /** Waits for the changes before it. */
  inTurn<T>(change: () => Promise<T>): Promise<T>;
  /** Resolves when the changes so far have ended. */
  idle(): Promise<unknown>;
  /** Throws PairdeskError `name-taken`. */
  refuseTakenName(name: string, exceptId: string | null): void;
  /** Throws PairdeskError `not-found`, `practice-unavailable`. */
  findOwn(pairId: string): Pair;
}

export function createPairKeeping(options: PairKeepingOptions): PairKeeping {
  const { stores } = options;
  let lastChange: Promise<unknown> = Promise.resolve();
  return {
    ...options,
    inTurn(change) {
      const turn = lastChange.then(change);
      lastChange = turn.catch(() => undefined);
      return turn;
    },
    idle: () => lastChange,
    refuseTakenName(name, exceptId) {
      if (!stores.pairs.list().some((pair) => pair.name === name && pair.id !== exceptId)) return;
      throw new PairdeskError("name-taken", `There is a pair named ${name} already.`, "Give this one another name.");
    },
    findOwn(pairId) {
      const pair = findPair(stores, pairId);
      if (!pair.practice) return pair;
      const message = "The practice pair is simulated: it cannot be changed or removed like a real one.";
      throw new PairdeskError("practice-unavailable", message, "Close it when you have practised enough.");
    },
  };
}

/** What was seen at another address is no truth about this one. The watcher is ended first: it would store it again. */
export async function forgetIfElsewhere(
  { stores, watching }: Pick<PairKeeping, "stores" | "watching">,
  before: Pair,
  after: Pair,
): Promise<void> {
  const placesOf = ({ appliances }: Pair) =>
    JSON.stringify(appliances.map(({ name, host, port }) => [name, host, port]).sort());
  if (placesOf(before) === placesOf(after)) return;
  await watching.monitor.unwatch(after.id);
  stores.memories.removePair(after.id);
}
