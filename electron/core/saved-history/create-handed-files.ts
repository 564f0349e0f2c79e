/**
 * Files that a door was handed, on its command line or by a double click. Several can come at once: they are opened one after
 * the other, so that one alone is in memory unread, and none of their answers overtakes or replaces another.
 */
import { basename } from "node:path";
import {
  mostOpenHistories,
  type OpenFile,
  type OpenHistories,
  type OpenHistory,
} from "../../../shared/contract/saved-histories.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../ports.ts";
import { readHistoryFile } from "./read-history-file.ts";

export interface HandedFiles {
  /** Resolves when it was answered; never rejects. */
  openPath(path: string): Promise<void>;
  answers(): OpenHistories["asked"];
}

type Answer = OpenHistories["asked"][number];

/** Some systems start the program once for each of the files that were chosen together. */
const togetherMs = 10_000;

export function createHandedFiles(options: {
  open(file: OpenFile): Promise<OpenHistory>;
  onAnswer(): void;
  clock: Clock;
  log: Log;
}): HandedFiles {
  const { open, onAnswer, clock, log } = options;
  let answers: readonly Answer[] = [];
  let count = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let turn = Promise.resolve();

  async function openNext(path: string): Promise<void> {
    const fileName = basename(path).slice(0, 300) || "file";
    const answer = await openFile(path, fileName).then(
      ({ id }) => ({ id, refusal: null }),
      (error: unknown) => ({ id: null, refusal: wordsFor(error, log) }),
    );
    const nowMs = clock.nowMs();
    const earlier = nowMs - lastMs < togetherMs ? answers : [];
    lastMs = nowMs;
    count += 1;
    answers = [...earlier, { count, fileName, ...answer }].slice(-mostOpenHistories);
    onAnswer();
  }

  const openFile = async (path: string, fileName: string): Promise<OpenHistory> =>
    open({ fileName, base64: (await readHistoryFile(path)).toString("base64") });

  return {
    openPath(path) {
      turn = turn.then(() => openNext(path));
      return turn;
    },
    answers: () => [...answers],
  };
}

function wordsFor(error: unknown, log: Log): { message: string; advice: string } {
  if (error instanceof PairdeskError) return { message: error.message, advice: error.advice };
  const id = log.error("saved-history.open-failed", error);
  return {
    message: "The file could not be opened; this is a fault of Pairdesk.",
    advice: `The log says more under ${id}.`,
  };
}
