/**
 * Measures the built program and prints each measure as a ratio to something measured in the same run: absolute times say
 * more about the machine than about the program. Exit code 1 when a goal is missed.
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchRow } from "./bench-row.ts";
import { measureGrid } from "./certificates/grid.ts";
import { measureCheck } from "./check/check.ts";
import { measureDoctor } from "./doctor.ts";
import { measureDetect } from "./fleet/detect.ts";
import { measureFleet } from "./fleet/fleet.ts";
import { measureHistory } from "./history/history.ts";
import { measureSavedOpen } from "./history/saved-open.ts";
import { measureWriting } from "./history/writing.ts";
import { measureStart } from "./start.ts";
import { measureFleetPage } from "./window/fleet-page.ts";

const { values } = parseArgs({
  options: { browser: { type: "string" }, json: { type: "string" }, only: { type: "string" } },
});
const browser = values.browser;
if (!browser) throw new Error("bench.ts is run by `npm run bench`, which names the browser");

interface Measure {
  ids: string[];
  run(): Promise<BenchRow[]>;
}

const measures: Measure[] = [
  { ids: ["start"], run: async () => [await measureStart(browser)] },
  { ids: ["check-cpu", "check-vs-curl"], run: measureCheck },
  { ids: ["fleet-cpu", "fleet-memory"], run: measureFleet },
  { ids: ["history-bytes", "history-query"], run: measureHistory },
  { ids: ["saved-open"], run: () => measureSavedOpen(browser) },
  { ids: ["history-writing"], run: measureWriting },
  { ids: ["detect"], run: measureDetect },
  { ids: ["grid"], run: async () => [await measureGrid()] },
  { ids: ["doctor"], run: async () => [await measureDoctor()] },
  { ids: ["fleet-open", "fleet-scroll"], run: () => measureFleetPage(browser) },
];

const chosen = measures.filter(({ ids }) => values.only === undefined || ids.includes(values.only));
if (chosen.length === 0) {
  throw new Error(`no measure ${values.only}; there are: ${measures.flatMap(({ ids }) => ids).join(", ")}`);
}

const rows: BenchRow[] = [];
for (const measure of chosen) {
  for (const row of await measure.run()) {
    rows.push(row);
    const value = row.value.toFixed(row.value < 10 ? 2 : 0);
    const ratio = row.ratio === null ? row.against : `${row.ratio.toFixed(2)} × ${row.against}`;
    console.log(`${row.id}  ${value} ${row.unit}  ${ratio}  goal ${row.goal}  ${row.met ? "met" : "MISSED"}`);
  }
}
if (values.json !== undefined) {
  await writeFile(resolve(values.json), `${JSON.stringify({ schema: "pairdesk-bench/1", rows }, null, 2)}\n`);
}
process.exitCode = rows.every((row) => row.met) ? 0 : 1;
