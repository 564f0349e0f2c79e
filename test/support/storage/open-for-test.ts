import { onTestFinished } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import { type OpenedDatabase, openDatabase } from "../../../electron/core/storage/open-database.ts";
import { createMemoryLog } from "../log/memory-log.ts";

/** Opens for writing; closed when the test has finished, if the test has not done it. */
export function openForTest(path: string): OpenedDatabase {
  const opened = openDatabase({ path, readOnly: false, clock: systemClock, log: createMemoryLog() });
  onTestFinished(() => {
    if (opened.db.isOpen) opened.db.close();
  });
  return opened;
}

export const readForTest = (path: string): OpenedDatabase | null =>
  openDatabase({ path, readOnly: true, clock: systemClock, log: createMemoryLog() });
