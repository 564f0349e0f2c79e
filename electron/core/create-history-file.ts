/** A history in each form that it is given away in. */
import type { HistoryFormat } from "../../shared/contract/saved-histories.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { historyCsv } from "./reports/history-csv.ts";
import { historyHtml } from "./reports/history-html.ts";
import { historyJson } from "./reports/history-json.ts";
import { writeSavedHistory } from "./saved-history/write-saved-history.ts";

const writers: { readonly [Format in HistoryFormat]: (saved: SavedHistory) => string | Buffer } = {
  csv: historyCsv,
  html: historyHtml,
  // Some terminals obey the controls from U+007F on, and JSON lets them pass.
  json: (saved) => `${JSON.stringify(historyJson(saved), null, 2).replace(/[\u007f-\u009f]/g, spelledOut)}\n`,
  pairhistory: writeSavedHistory,
};

const spelledOut = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Throws PairdeskError `saved-history-too-large`, `saved-history-invalid`. */
export const createHistoryFile = (saved: SavedHistory, format: HistoryFormat): Buffer =>
  Buffer.from(writers[format](saved));
