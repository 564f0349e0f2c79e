/** Keeps a damaged database for whoever may rescue it, and says so. */
import { existsSync, renameSync } from "node:fs";
import type { Notice } from "../../../shared/contract/app.ts";
import { type Clock, isoNow } from "../ports.ts";

/**
 * Renames the database and what SQLite has beside it to `<name>.bad-<UTC time>`; the journal keeps its ending behind that
 * name, so that SQLite's own tools find it. Overwrites nothing. Answers with what to tell the person.
 */
export function setAside(path: string, reason: string, clock: Clock): Notice {
  const place = freePlace(`${path}.bad-${isoNow(clock).replace(/\.\d+/, "").replace(/[:-]/g, "")}`);
  for (const ending of ["-wal", "-shm", ""]) {
    if (existsSync(path + ending)) renameSync(path + ending, place + ending);
  }
  return {
    id: "database-set-aside",
    severity: "warning",
    message: `The database could not be read (${reason}). It is kept as ${place}, and Pairdesk has begun a new, empty one.`,
    advice:
      "Your pairs and their last known state are missing here. Import your pairs file or enter the pairs again; to go back " +
      "to a copy of your own, close Pairdesk and put it in the place of the new database. Keep the old file: SQLite's " +
      "recovery tools can often read most of it.",
  };
}

function freePlace(wanted: string): string {
  let place = wanted;
  for (let number = 2; ["", "-wal", "-shm"].some((ending) => existsSync(place + ending)); number += 1)
    place = `${wanted}-${number}`;
  return place;
}
