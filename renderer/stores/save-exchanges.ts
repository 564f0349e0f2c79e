import type { CommandLogQuery } from "../../shared/contract/command-log.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";

export interface SavedLog {
  path: string;
  saved: number;
  /** Older ones that did not fit into one file. */
  leftOut: number;
}

const pageSize = 200;
/** Characters; the core takes a little more in one file. */
const longestFile = 9_500_000;

/** Saves what the query lets through as JSON lines, the newest first; null when the person thought better of it. */
export async function saveExchanges(
  client: Pick<CoreClient, "app" | "commandLog">,
  query: Omit<CommandLogQuery, "limit">,
): Promise<SavedLog | null> {
  const lines: string[] = [];
  let length = 0;
  let leftOut = 0;
  let before: number | null = null;
  do {
    const page = await client.commandLog.page({ ...query, ...(before === null ? {} : { before }), limit: pageSize });
    for (const entry of page.entries) {
      const line = `${JSON.stringify(entry)}\n`;
      if (leftOut > 0 || length + line.length > longestFile) leftOut += 1;
      else {
        lines.push(line);
        length += line.length;
      }
    }
    before = page.next;
  } while (before !== null);
  const suggestedName = `pairdesk-command-log-${new Date().toISOString().slice(0, 10)}.jsonl`;
  const { path } = await client.app.saveText({ suggestedName, text: lines.join("") });
  return path === null ? null : { path, saved: lines.length, leftOut };
}
