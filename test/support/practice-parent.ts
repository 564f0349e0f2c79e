/** A program that starts a practice pair in the folder it is given, tells what it started, and then only stands there. */
import { systemClock } from "../../electron/core/ports.ts";
import { startPracticePair } from "../../electron/core/practice/practice-pair.ts";
import { forkProcess } from "./fork-process.ts";
import { silentLog } from "./silent-log.ts";

const folder = process.argv[2] ?? "";
const pair = await startPracticePair({ startProcess: forkProcess, folder, clock: systemClock, log: silentLog });
const ports = pair.definition.appliances.map(({ port }) => port);
process.stdout.write(`${JSON.stringify({ pids: Object.values(pair.pids()), ports })}\n`);
