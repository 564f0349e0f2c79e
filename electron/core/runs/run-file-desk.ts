/**
 * The certificate file of one run and its passphrase, for as long as the run is open here: in memory alone, told to the worker
 * and to nobody else, and gone when the run's hands are closed.
 */

import type { FileSource } from "../../../shared/contract/file-source.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import type { GivenFile } from "../../../shared/runbooks/run-knowledge.ts";
import type { RunFile } from "../../../shared/runbooks/run-view.ts";

export interface RunFileDesk {
  state(): RunFile;
  /** Takes the place of the one before. */
  give(source: FileSource): void;
  givePassphrase(passphrase: string): void;
  /**
   * From now on the newest certificate file that appears in it is taken; null: no longer. `since`, in ISO: also what lies there
   * already and was written since then. Throws PairdeskError `file-unreadable`.
   */
  watchFolder(folder: string | null, since?: string): Promise<void>;
  /** Told when a file appeared in the watched folder and was taken. */
  onFile(listener: (file: { fileName: string; path: string | null }) => void): void;
  /** Read and judged now by the file doctor; null: none was given. */
  examine(): Promise<GivenFile | null>;
  /** Of the one given last, or of one that was given before it. */
  isThere(path?: string): Promise<Answer>;
  /** For the practice pair's pages alone, which a person would fill in by hand; null: nothing was given. */
  toPlay(): {
    path: string | null;
    bytes(): Promise<Uint8Array | null>;
    passphrase: string | null;
    folder: string | null;
  };
}

/** As the run's hands hold it: closing it wipes what was given and watches nothing any more. Nothing is taken afterwards. */
export interface OwnRunFileDesk extends RunFileDesk {
  close(): void;
}
