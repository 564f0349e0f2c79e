/**
 * Histories written as files, and those that were opened. What is opened is unpacked and judged in the worker process, and
 * held in memory until it is closed or Pairdesk ends; nothing of it reaches the database or the watching.
 */
import { randomUUID } from "node:crypto";
import {
  type HistoryFormat,
  historyFormats,
  mostOpenHistories,
  type OpenFile,
  type OpenHistories,
  type OpenHistory,
  type SaveHistory,
} from "../../shared/contract/saved-histories.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { findPair } from "./create-credentials.ts";
import { createHistoryToSave } from "./create-history-to-save.ts";
import type { Stores } from "./create-stores.ts";
import type { Works } from "./create-works.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import { createLatestEvents, type LatestEvents } from "./gate/latest-events.ts";
import type { Log } from "./log/log.ts";
import type { Clock, DoorPorts } from "./ports.ts";
import { createHandedFiles } from "./saved-history/create-handed-files.ts";
import type { Worker } from "./worker/worker-process.ts";

export interface SavedHistoriesService {
  /** Throws PairdeskError `not-found`, `period-invalid`, `saved-history-*`, `file-unwritable`, `disk-full`. */
  save(asked: SaveHistory): Promise<string | null>;
  /** Throws PairdeskError `saved-history-*`, `work-given-up`. */
  open(file: OpenFile): Promise<OpenHistory>;
  list(): OpenHistories;
  changed: Pick<LatestEvents<OpenHistories>, "subscribe">;
  /** Throws PairdeskError `not-found`. */
  content(id: string): SavedHistory;
  close(id: string): void;
  /** For a door that was handed a file: what comes of it is told to the window, and never thrown. */
  openPath(path: string): Promise<void>;
  end(): void;
}

interface Held {
  told: OpenHistory;
  saved: SavedHistory;
}

export function createSavedHistories(options: {
  stores: Stores;
  ports: Pick<DoorPorts, "saveFile">;
  worker: Pick<Worker<Works>, "run">;
  clock: Clock;
  log: Log;
}): SavedHistoriesService {
  const { stores, ports, worker, clock, log } = options;
  const held = new Map<string, Held>();
  const changed = createLatestEvents<OpenHistories>(() => "saved-histories", clock);
  const handed = createHandedFiles({ open, onAnswer: tell, clock, log });
  const list = (): OpenHistories => ({
    open: [...held.values()].map(({ told }) => told),
    asked: handed.answers(),
  });
  function tell(): void {
    changed.publish(list());
  }

  async function open({ fileName, base64 }: OpenFile): Promise<OpenHistory> {
    const { saved, sha256 } = await worker.run("openHistory", { base64 });
    const known = [...held.values()].find(({ told }) => told.sha256 === sha256);
    if (known) return known.told;
    if (held.size >= mostOpenHistories) throw tooMany();
    const told = describe(fileName, saved, sha256);
    held.set(told.id, { told, saved });
    tell();
    return told;
  }

  return {
    async save({ pairId, from, until, format }) {
      const pair = findPair(stores, pairId);
      const saved = createHistoryToSave({ stores, pair, period: { from, until }, clock });
      const { base64 } = await worker.run("writeHistory", { saved, format });
      return ports.saveFile({ name: nameOf(saved, format), content: Buffer.from(base64, "base64") });
    },
    open,
    list,
    changed,
    content: (id) => find(held, id).saved,
    close(id) {
      held.delete(find(held, id).told.id);
      tell();
    },
    openPath: handed.openPath,
    end() {
      changed.close();
    },
  };
}

function find(held: ReadonlyMap<string, Held>, id: string): Held {
  const found = held.get(id);
  if (found) return found;
  throw new PairdeskError("not-found", "This saved history is not open any more.", "Open its file again.");
}

function describe(fileName: string, saved: SavedHistory, sha256: string): OpenHistory {
  const { savedAt, savedBy, timeZone, timeline } = saved;
  const { name, from, until } = timeline;
  return { id: randomUUID(), fileName, name, from, until, savedAt, savedBy, timeZone, sha256 };
}

/** `Support site 2026-03-01 to 2026-03-08.pairhistory` */
function nameOf({ timeline: { name, from, until } }: SavedHistory, format: HistoryFormat): string {
  const days = [from, until].map((time) => time.slice(0, 10));
  return cleanFileName(`${name} ${[...new Set(days)].join(" to ")}.${format}`, historyFormats);
}

function tooMany(): PairdeskError {
  const message = `${mostOpenHistories} saved histories are open, which is as many as there can be.`;
  return new PairdeskError(
    "saved-history-too-large",
    message,
    "Close one that you do not need and open this one again.",
  );
}
