/** The certificate file that a person gives to a run, and its passphrase: the journal holds where the file is, and no more. */
import type { FileSource } from "../../../shared/contract/file-source.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { type RunState, recordOf, stepsOf } from "../../../shared/runbooks/run-state.ts";
import { takesFile } from "../../../shared/runbooks/seen-without-health.ts";
import { isoNow } from "../ports.ts";
import { refusal } from "./run-journal.ts";
import type { RunParts } from "./run-parts.ts";

/** All throw PairdeskError `run-refused`; then nothing was kept. */
export interface FileInputs {
  /** Only while the run waits for one. */
  giveFile(source: FileSource): void;
  givePassphrase(passphrase: string): void;
  /** Throws PairdeskError `file-unreadable` as well. null: watched no longer. */
  watchFolder(folder: string | null): Promise<void>;
}

export function createFileInputs({ journal, hands, clock }: RunParts, said: (what: () => void) => void): FileInputs {
  function refuseUnlessAhead(): void {
    if (isFileAhead(journal.state())) return;
    throw refusal("This run takes no certificate file, or has the right one.", "See where the run is now.");
  }
  return {
    giveFile: (source) =>
      said(() => {
        const move = nextMove(journal.state());
        if (move.move !== "wait" || !takesFile(move.step)) {
          throw refusal("This run waits for no certificate file now.", "Give it when the run asks for it.");
        }
        hands.file.give(source);
        const { fileName, path } = hands.file.state();
        journal.record({ event: "file-given", at: isoNow(clock), fileName: fileName ?? "", path });
      }),
    givePassphrase: (passphrase) =>
      said(() => {
        if (!stepsOf(journal.state()).some(takesFile)) throw refusal("This run takes no certificate file.");
        hands.file.givePassphrase(passphrase);
      }),
    async watchFolder(folder) {
      if (folder !== null) said(refuseUnlessAhead);
      // An export may have been saved before anybody thought of watching.
      await hands.file.watchFolder(folder, journal.state().started.at);
    },
  };
}

/** None was found fit yet. */
function isFileAhead(state: RunState): boolean {
  const answers = stepsOf(state).flatMap((step) => (takesFile(step) ? [recordOf(state, step.id).answer] : []));
  return state.ending === null && answers.includes(null) && !answers.includes("yes");
}

/** What appears in the folder from now on is another matter: the file that was found fit stays the one of this run. */
export function endFolderWatch({ journal, hands, log }: RunParts): void {
  if (isFileAhead(journal.state()) || hands.file.state().watchedFolder === null) return;
  hands.file.watchFolder(null).catch((error: unknown) => log.error("run.folder-watch-failed", error));
}

/** A run that was cut off knows where its file is; the passphrase is asked for again. What appears in a watched folder is taken. */
export function takeUpFile(parts: RunParts): void {
  const { journal, hands, sleeps, clock, log } = parts;
  const { file } = journal.state();
  if (file?.path) hands.file.give({ path: file.path });
  hands.file.onFile(({ fileName, path }) => {
    if (!isFileAhead(journal.state())) return endFolderWatch(parts);
    try {
      journal.record({ event: "file-given", at: isoNow(clock), fileName, path });
    } catch (error) {
      log.error("run.file-not-kept", error);
    }
    sleeps.wake();
  });
}
