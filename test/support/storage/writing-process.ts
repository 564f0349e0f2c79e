/**
 * Writes until it is killed: `writing-process.ts rows <database>` adds pairs and what was seen of them to one database,
 * `writing-process.ts openings <folder>` makes one new database after another. Each line on standard output is an
 * acknowledgement: in the first case of what is committed, in the second of what is about to begin.
 */
import { mkdirSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { systemClock } from "../../../electron/core/ports.ts";
import { createMemoryStore } from "../../../electron/core/storage/memory-store.ts";
import { openDatabase } from "../../../electron/core/storage/open-database.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createMemoryLog } from "../log/memory-log.ts";
import { samplePair, sampleProbe } from "./sample-pair.ts";

// This process is always killed, and Node keeps what it has compiled only at an end of its own.
flushCompileCache();
const [, , task, place = ""] = process.argv;
const say = (line: string): void => void writeSync(1, `${line}\n`);
const log = createMemoryLog();
const open = (path: string) => openDatabase({ path, readOnly: false, clock: systemClock, log }).db;

function writeRows(path: string): never {
  mkdirSync(dirname(path), { recursive: true });
  const db = open(path);
  const pairs = createPairsStore(db, log);
  const memory = createMemoryStore(db, log);
  for (let number = 0; ; number += 1) {
    const id = `${process.pid}-${number}`;
    pairs.save(samplePair(id));
    memory.put(id, [["probe:site1", sampleProbe(new Date().toISOString())]]);
    say(id);
  }
}

function openNewOnes(folder: string): never {
  for (let number = 0; ; number += 1) {
    const path = join(folder, `${process.pid}-${number}.db`);
    say(path);
    open(path).close();
  }
}

if (task === "rows") writeRows(place);
openNewOnes(place);
