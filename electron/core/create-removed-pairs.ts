/** Removing a pair puts it aside: for thirty days it can be brought back, with its secrets and what was seen of it. */
import type { RemovedPair } from "../../shared/contract/pairs.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { type ClockDoubt, createClockDoubt } from "./create-clock-doubt.ts";
import { accountKey, accountsOf } from "./create-credentials.ts";
import type { PairKeeping } from "./create-pair-keeping.ts";
import { refuseWhileOpen } from "./runs/refuse-while-open.ts";

export interface RemovedPairs {
  remove(pairId: string): Promise<void>;
  removed(): RemovedPair[];
  restore(pairId: string): Promise<PairView>;
  /** Erases what was put aside too long ago, now and once a day until `stop`. */
  start(): void;
  stop(): void;
}

const dayMs = 86_400_000;
const keptMs = 30 * dayMs;

export function createRemovedPairs(keeping: PairKeeping): RemovedPairs {
  const { stores, watching, clock, log, inTurn, recordDeed } = keeping;
  const doubt = createClockDoubt(stores, clock);
  let timer: { cancel(): void } | null = null;
  const kept = () => stores.pairs.aside().filter(({ removedAtMs }) => clock.nowMs() - removedAtMs < keptMs);

  function start(): void {
    inTurn(() => eraseOld(keeping, doubt)).catch((error: unknown) => log.error("pairs.erase-failed", error));
    timer = clock.setTimer(start, dayMs);
  }

  return {
    remove: (pairId) =>
      inTurn(async () => {
        keeping.findOwn(pairId);
        refuseWhileOpen(keeping.knownRuns, pairId, "the pair can be removed");
        stores.pairs.putAside(pairId, clock.nowMs());
        recordDeed(pairId, "pair-removed", null);
        await watching.unwatch(pairId);
      }),
    removed: () =>
      kept().map(({ pair, removedAtMs }) => ({
        pairId: pair.id,
        name: pair.name,
        removedAt: new Date(removedAtMs).toISOString(),
        keptUntil: new Date(removedAtMs + keptMs).toISOString(),
      })),
    restore: (pairId) =>
      inTurn(async () => {
        const found = kept().find(({ pair }) => pair.id === pairId);
        if (!found) throw new PairdeskError("not-found", "This pair is not kept any more.", "Enter it again.");
        keeping.refuseTakenName(found.pair.name, pairId);
        stores.pairs.bringBack(pairId);
        recordDeed(pairId, "pair-restored", null);
        return watching.watch(found.pair);
      }),
    start,
    stop: () => timer?.cancel(),
  };
}

/** With their secrets; where the keychain cannot be used now, or the clock may be far ahead, the pair waits for the next day. */
async function eraseOld({ stores, vault, clock, log }: PairKeeping, doubt: ClockDoubt): Promise<void> {
  if (vault.standing().kind === "memory") return;
  const old = stores.pairs.aside().filter(({ removedAtMs }) => clock.nowMs() - removedAtMs >= keptMs);
  if (old.length === 0 || doubt.isDoubtful()) return;
  for (const { pair } of old) {
    try {
      for (const where of accountsOf(pair)) await vault.remove(accountKey(where));
      stores.pairs.remove(pair.id);
      log.info("pairs.erased", { pairId: pair.id });
    } catch (error) {
      if (!(error instanceof PairdeskError)) throw error;
      log.warn("pairs.not-erased", { pairId: pair.id, code: error.code });
    }
  }
}
