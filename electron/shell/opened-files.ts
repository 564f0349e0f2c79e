/**
 * Saved histories that the person opened with Pairdesk: on its command line, by a second start, which hands over its own, and
 * on macOS by an event of the system, which can come before anything is ready. Whoever follows gets those too.
 */
import path from "node:path";
import { app } from "electron";
import { isHistoryFile } from "../core/saved-history/is-history-file.ts";
import { readCommandLine } from "./command-line.ts";

export interface OpenedFiles {
  follow(open: (file: string) => void): void;
}

/** @param first those of this start's own command line */
export function createOpenedFiles(first: readonly string[]): OpenedFiles {
  const waiting = first.map((file) => path.resolve(file));
  let take = (file: string): void => void waiting.push(file);
  app.on("open-file", (event, file) => {
    if (!isHistoryFile(file)) return;
    event.preventDefault();
    take(file);
  });
  app.on("second-instance", (_event, argv, workingDirectory) => {
    for (const file of readCommandLine(argv).historyFiles) take(path.resolve(workingDirectory, file));
  });
  return {
    follow(open) {
      take = open;
      for (const file of waiting.splice(0)) open(file);
    },
  };
}
