/**
 * The passphrase of a certificate file that stays locked: a run that was resumed has lost it, and a file may come that was
 * exported with another one. Asked for where a person is there; otherwise it is said at once, since nobody else would say it.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import { oneLine } from "../plain-text.ts";
import type { DrivenRun } from "./driven-run.ts";

/** Shows nothing of what is entered. null: no answer will come. */
export type AskHiddenly = (question: string, signal: AbortSignal) => Promise<string | null>;

export interface FileUnlocking {
  /** What is missing still; null: the file is open, none is there, or the person was asked. */
  unlock(run: DrivenRun): Promise<string | null>;
  /** The file is wanted no longer. */
  end(): void;
}

export function createFileUnlocking(ask: AskHiddenly | null): FileUnlocking {
  let wanted = new AbortController();
  return {
    async unlock(run) {
      // A question about the file before this one helps nobody any more.
      wanted.abort();
      wanted = new AbortController();
      const { signal } = wanted;
      for (;;) {
        const fileName = await lockedFile(run);
        if (fileName === null || signal.aborted) return null;
        if (!ask) return missingWords(run, fileName);
        const entered = await ask(questionAbout(run, fileName), signal);
        // Whoever enters nothing waits for another file.
        if (entered === null || entered === "" || signal.aborted) return null;
        run.givePassphrase(entered);
      }
    },
    end: () => wanted.abort(),
  };
}

/** At its place, and not opened for want of its passphrase. */
async function lockedFile({ file }: DrivenRun): Promise<string | null> {
  const seen = await file.examine();
  return seen?.report.verdict === "wrong-passphrase" && seen.isThere !== "no" ? oneLine(seen.fileName) : null;
}

function questionAbout({ file }: DrivenRun, fileName: string): string {
  const why = file.state().hasPassphrase
    ? `The passphrase so far does not open ${fileName}. Its own one`
    : `Passphrase of ${fileName}`;
  return `${why} (not shown; Enter alone to wait for another file):`;
}

const missingWords = ({ file }: DrivenRun, fileName: string): string =>
  file.state().hasPassphrase
    ? `${fileName} is locked, and the passphrase of this run does not open it.`
    : `${fileName} is locked, and its passphrase is missing: a run keeps it in memory alone.`;

export const howToGiveIt = "Give the one with which it was exported: --passphrase-stdin.";

/** Of a run that goes on after it was cut off: nothing that can come would open its file. */
export const stillLocked = (missing: string): PairdeskError => new PairdeskError("run-refused", missing, howToGiveIt);
