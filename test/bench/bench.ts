/**
 * Measures the built program and prints each measure as a ratio to something measured in the same run: absolute times say
 * more about the machine than about the program. Exit code 1 when a goal is missed.
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchRow } from "./bench-row.ts";
import { measureStart } from "./start.ts";

const { values } = parseArgs({
  options: { browser: { type: "string" }, json: { type: "string" }, only: { type: "string" } },
});
if (!values.browser) throw new Error("bench.ts is run by `npm run bench`, which names the browser");

const measures: Record<string, (browser: string) => Promise<BenchRow>> = { start: measureStart };

const chosen = Object.entries(measures).filter(([id]) => values.only === undefined || id === values.only);
if (chosen.length === 0) throw new Error(`no measure ${values.only}; there are: ${Object.keys(measures).join(", ")}`);

const rows: BenchRow[] = [];
for (const [, measure] of chosen) {
  const row = await measure(values.browser);
  rows.push(row);
  const ratio = row.ratio === null ? "" : `  ${row.ratio.toFixed(2)} × ${row.against}`;
  console.log(
    `${row.id}  ${row.value.toFixed(0)} ${row.unit}${ratio}  goal ${row.goal}  ${row.met ? "met" : "MISSED"}`,
  );
}
if (values.json !== undefined) {
  await writeFile(resolve(values.json), `${JSON.stringify({ schema: "pairdesk-bench/1", rows }, null, 2)}\n`);
}
process.exitCode = rows.every((row) => row.met) ? 0 : 1;
