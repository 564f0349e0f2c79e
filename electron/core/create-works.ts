/** What the worker process can be asked to do. Inputs and results cross as JSON, so bytes are written as Base64. */
import type { HistoryFormat } from "../../shared/contract/saved-histories.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { examineFiles } from "./certificates/examine-files.ts";
import { createHistoryFile } from "./create-history-file.ts";
import { type ReadHistory, readSavedHistory } from "./saved-history/read-saved-history.ts";

export const works = {
  /** Throws PairdeskError `saved-history-*`. */
  openHistory: ({ base64 }: { base64: string }): ReadHistory => readSavedHistory(Buffer.from(base64, "base64")),
  /** Throws PairdeskError `saved-history-too-large`. */
  writeHistory: ({ saved, format }: { saved: SavedHistory; format: HistoryFormat }): { base64: string } => ({
    base64: createHistoryFile(saved, format).toString("base64"),
  }),
  /** Whatever the files are, it answers; no key is in what it says. */
  examineFiles,
};
export type Works = typeof works;
