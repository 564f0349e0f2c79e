/** A run as the terminal drives it: what it needs of the executor, and where prepared and kept runs come from. */
import type { FileSource } from "../../../shared/contract/file-source.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import type { Runbook, RunbookId } from "../../../shared/runbooks/runbook.ts";
import type { RunFileDesk } from "../../core/runs/run-file-desk.ts";

export interface DrivenRun {
  /** The certificate file of this run. */
  readonly file: RunFileDesk;
  state(): RunState;
  /** Goes on until a person is wanted or the run is over. */
  advance(): Promise<void>;
  answer(step: string, values: Record<string, string>): void;
  personDid(step: string): void;
  stopWaiting(step: string): void;
  /** These throw PairdeskError `run-refused` where the run takes none. */
  giveFile(source: FileSource): void;
  givePassphrase(passphrase: string): void;
  watchFolder(folder: string): Promise<void>;
  /** Throws PairdeskError `run-refused` where it cannot be stopped. */
  cancel(reason: string): void;
  close(): Promise<void>;
}

/** Of a run that was cut off. */
export interface CutOffRun extends DrivenRun {
  reopen(by: string): void;
  /** Looks, and ends it by what is seen. */
  closeCutOff(): Promise<void>;
}

export type RunListener = (event: RunEvent, runId: string) => void;

export interface PreparedRun {
  runbook: Runbook;
  facts: RunFacts;
  /** Why it cannot begin now; null: it can. */
  obstacle: string | null;
}

/** The pair that was chosen, and the journals beside it. */
export interface RunDesk {
  pairName: string;
  /** Where certificate files are looked for unless another folder is named; null: there is no such folder. */
  usualFolder: string | null;
  /** Looks at the pair and writes the runbook for it as it stands. */
  prepare(id: RunbookId): Promise<PreparedRun>;
  /** Keeps its journal, in memory alone for a dry run. `onEvent` hears of each event once it is kept. */
  begin(wish: { runbook: Runbook; facts: RunFacts; isDryRun: boolean; onEvent: RunListener }): Promise<DrivenRun>;
  /** Throws PairdeskError `not-found` or `run-refused` (it is over). */
  takeUp(runId: string, onEvent: RunListener): Promise<CutOffRun>;
  /** On the practice pair: carries out a manual step in the person's place. null: this pair is real. */
  play: ((deed: PersonDeed, file: RunFileDesk) => Promise<unknown>) | null;
  close(): Promise<void>;
}
