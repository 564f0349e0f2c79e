/**
 * How long the record is kept: what the person chose, carried out at the start, once a day and whenever they choose anew.
 * The work goes in small steps with everything else in between. By itself it waits where the clock may be far ahead.
 */
import type { KeptDays, StorageLoss, StorageState } from "../../shared/contract/storage.ts";
import { createClockDoubt } from "./create-clock-doubt.ts";
import type { Stores } from "./create-stores.ts";
import type { Log } from "./log/log.ts";
import type { Clock } from "./ports.ts";
import type { Cutoffs } from "./storage/retention.ts";

export interface Housekeeping {
  state(): StorageState;
  preview(kept: KeptDays): StorageLoss;
  /** Answers when what is older is gone. Throws PairdeskError `disk-full` and the like. */
  keep(kept: KeptDays): Promise<StorageState>;
  start(): void;
  /** Ends after the step under way. */
  close(): Promise<void>;
}

const dayMs = 86_400_000;
/** The window and the first looks come first. */
const firstAfterMs = 30_000;

export function createHousekeeping({
  stores: { settings, retention },
  log,
  clock,
}: {
  stores: Pick<Stores, "settings" | "retention">;
  log: Log;
  clock: Clock;
}): Housekeeping {
  const doubt = createClockDoubt({ settings, retention }, clock);
  let timer: { cancel(): void } | null = null;
  let isClosed = false;
  let working: Promise<void> = Promise.resolve();

  const pause = () => new Promise<void>((resolve) => void setImmediate(resolve));
  async function sweep(): Promise<void> {
    for (const _ of retention.steps(cutoffsOf(settings.keptDays(), clock.nowMs()))) {
      await pause();
      if (isClosed) return;
    }
    settings.putMoment("last-sweep", clock.nowMs());
  }
  /** One sweep after another: each reads what is chosen by then. */
  function sweepInTurn(): Promise<void> {
    const sweeping = working.then(sweep);
    working = sweeping.catch(() => undefined);
    return sweeping;
  }
  async function sweepUnlessDoubtful(): Promise<void> {
    if (doubt.isDoubtful()) log.warn("storage.clock-doubted", { nowMs: clock.nowMs() });
    else await sweepInTurn();
  }
  function daily(): void {
    sweepUnlessDoubtful().catch((error: unknown) => log.error("storage.housekeeping-failed", error));
    timer = clock.setTimer(daily, dayMs);
  }
  const state = (): StorageState => ({ databaseBytes: retention.bytes(), kept: settings.keptDays() });

  return {
    state,
    preview: (kept) => retention.count(cutoffsOf(kept, clock.nowMs())),
    async keep(kept) {
      settings.putKeptDays(kept);
      await sweepInTurn();
      return state();
    },
    start() {
      timer = clock.setTimer(daily, firstAfterMs);
    },
    async close() {
      isClosed = true;
      timer?.cancel();
      await working;
    },
  };
}

/** None at all takes those of now, too. */
const cutoffsOf = ({ changes, rawAnswers }: KeptDays, nowMs: number): Cutoffs => ({
  changesMs: changes === null ? null : nowMs - changes * dayMs,
  rawAnswersMs: rawAnswers === 0 ? Number.MAX_SAFE_INTEGER : nowMs - (rawAnswers + 1) * dayMs,
});
