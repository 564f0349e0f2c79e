/** Procedures as the contract offers them (`shared/contract/runs.ts`). */
import type { FileSource } from "../../../shared/contract/file-source.ts";
import type { OfferedRunbook } from "../../../shared/contract/runs.ts";
import type { RunSummary, RunView } from "../../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";

/** All throw PairdeskError: `not-found`, `run-refused` (with what is wrong), `disk-full` and the like. */
export interface RunsService {
  offered(pairId: string): OfferedRunbook[];
  start(asked: { pairId: string; runbook: RunbookId; isDryRun: boolean }): Promise<RunView>;
  list(pairId: string | null): RunSummary[];
  view(runId: string): RunView;
  answer(runId: string, step: string, values: Record<string, string>): RunView;
  done(runId: string, step: string): RunView;
  play(runId: string, step: string): Promise<RunView>;
  waitOn(runId: string, step: string): RunView;
  stopWaiting(runId: string, step: string): RunView;
  giveFile(runId: string, source: FileSource): RunView;
  givePassphrase(runId: string, passphrase: string): RunView;
  watchFolder(runId: string, folder: string | null): Promise<RunView>;
  note(runId: string, step: string | null, text: string): RunView;
  cancel(runId: string, reason: string): RunView;
  resume(runId: string): Promise<RunView>;
  close(runId: string): Promise<RunView>;
  saveReport(runId: string, format: "html" | "json"): Promise<string | null>;
}
