/** What `pairdesk run` is handed: runs of this computer, and the terminal it stands in. */
import { join } from "node:path";
import { openStores } from "../../core/create-stores.ts";
import { systemClock as clock } from "../../core/ports.ts";
import { readLockHolder } from "../../core/single-writer/lock-holder.ts";
import { dataFolderOf } from "../sources/open-pairs.ts";
import { openDesk, pastRuns } from "./open-run.ts";
import type { RunDoor } from "./run-options.ts";
import type { RunParts } from "./run-parts.ts";

export const createRunDoor = (parts: RunParts): RunDoor => ({
  openDesk: (options, writes, context) => openDesk(parts, options, writes, context),
  hasStored({ data }, { log }) {
    const stores = openStores({ dataFolder: dataFolderOf(data), readOnly: true, clock, log });
    try {
      return stores !== null && stores.pairs.list().length > 0;
    } finally {
      stores?.close();
    }
  },
  listOpen({ data }, { log }) {
    const dataFolder = dataFolderOf(data);
    const journals = parts.openJournals(dataFolder, true, log);
    if (!journals) return [];
    try {
      // Whoever writes in the folder may be at it.
      const isOpen = readLockHolder(join(dataFolder, "lock.json")) !== null;
      const open = pastRuns(journals, null).filter(({ state }) => state.ending === null);
      return open.map(({ id, state }) => parts.summarize(state, { id, isOpen }));
    } finally {
      journals.close();
    }
  },
  ends: process.stdin.isTTY && process.stdout.isTTY ? { input: process.stdin, output: process.stderr } : null,
  interrupt: () => void process.kill(process.pid, "SIGINT"),
});
