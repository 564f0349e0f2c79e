/** `holding-process.ts <folder>` takes the writer's lock and holds it until it is killed. Says `held`, then `summoned` each time. */
import { writeSync } from "node:fs";
import { systemClock } from "../../../electron/core/ports.ts";
import { acquireSingleWriter } from "../../../electron/core/single-writer/acquire-single-writer.ts";

const writer = await acquireSingleWriter({ folder: process.argv[2] ?? "", door: "chromium", clock: systemClock });
writer.onSummons(() => void writeSync(1, "summoned\n"));
writeSync(1, "held\n");
// The lock alone keeps no process alive.
process.stdin.resume();
