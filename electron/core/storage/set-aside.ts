/** Keeps a damaged database for whoever may rescue more of it, and says what became of it. */
import { existsSync, renameSync } from "node:fs";
import type { Notice } from "../../../shared/contract/app.ts";
import { type Clock, isoNow } from "../ports.ts";
import type { Recovered } from "./recovery/recover-rows.ts";
import { storageError } from "./storage-error.ts";

type Rename = (from: string, to: string) => void;

/**
 * Renames the database and what SQLite has beside it to `<name>.bad-<UTC time>`; the journal keeps its ending behind that
 * name, so that SQLite's own tools find it. Overwrites nothing. Answers with the new place. Where one of them cannot be
 * moved, as while a virus scanner on Windows holds it, none is: without its journal a database would be recovered with less.
 * Throws PairdeskError `another-writer`, `data-folder-unusable`.
 */
export function setAside(path: string, clock: Clock, rename: Rename = renameSync): string {
  const place = freePlace(`${path}.bad-${isoNow(clock).replace(/\.\d+/, "").replace(/[:-]/g, "")}`);
  const moved: string[] = [];
  try {
    for (const ending of ["-wal", "-shm", ""].filter((ending) => existsSync(path + ending))) {
      rename(path + ending, place + ending);
      moved.push(ending);
    }
  } catch (error) {
    for (const ending of moved) moveBack(place + ending, path + ending, rename);
    throw storageError(error, path);
  }
  return place;
}

/** The first failure is the one to tell of. */
function moveBack(from: string, to: string, rename: Rename): void {
  try {
    rename(from, to);
  } catch {
    // Another program has taken hold of this one, too: it stays under the new name, beside the others.
  }
}

function freePlace(wanted: string): string {
  let place = wanted;
  for (let number = 2; ["", "-wal", "-shm"].some((ending) => existsSync(place + ending)); number += 1)
    place = `${wanted}-${number}`;
  return place;
}

/** @param recovered null: nothing could be recovered */
export function setAsideNotice(place: string, reason: string, recovered: Recovered | null): Notice {
  const counts = recovered ? countsOf(recovered.rows) : [];
  const kept = `The database could not be read (${reason}). It is kept as ${place}`;
  return {
    id: "database-set-aside",
    severity: "warning",
    message:
      recovered && counts.length > 0
        ? `${kept}. Pairdesk has begun a new one with what could be recovered: ${listed(counts)}. ${missingOf(recovered)}`
        : `${kept}, and Pairdesk has begun a new, empty one: nothing in the old one could be recovered.`,
    advice:
      "Compare with your pairs file, and import it or enter a pair again where one is missing. To go back to a copy of your " +
      "own, close Pairdesk and put it in the place of the new database. The old file is unchanged.",
  };
}

const names: Readonly<Record<string, [one: string, several: string]>> = {
  pair: ["pair", "pairs"],
  latest_observation: ["last known answer", "last known answers"],
  history_segment: ["span of history", "spans of history"],
  history_incident: ["incident", "incidents"],
  history_sync: ["data sync", "data syncs"],
  history_note: ["note", "notes"],
};
const otherNames: [string, string] = ["other entry", "other entries"];

/** In the order of `names`; the rest is one number. */
function countsOf(rows: Readonly<Record<string, number>>): string[] {
  const others = Object.entries(rows).filter(([table]) => !Object.hasOwn(names, table));
  const otherCount = others.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...Object.entries(names).map(([table, words]) => counted(rows[table] ?? 0, words)),
    counted(otherCount, otherNames),
  ].filter((words) => words !== null);
}

const counted = (count: number, [one, several]: [string, string]): string | null =>
  count === 0 ? null : `${count.toLocaleString("en")} ${count === 1 ? one : several}`;

const listed = (words: readonly string[]): string => new Intl.ListFormat("en").format(words);

function missingOf({ lostPages, brokenRows, isComplete }: Recovered): string {
  const missing = [
    counted(lostPages, ["page of the file that could not be read", "pages of the file that could not be read"]),
    counted(brokenRows, ["entry that was broken", "entries that were broken"]),
  ].filter((words) => words !== null);
  const known = missing.length > 0 ? `Lost: ${listed(missing)}.` : "Nothing is known to be missing.";
  return isComplete ? known : `${known} The file answered too slowly to be read to its end.`;
}
