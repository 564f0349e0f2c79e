/**
 * `running-core.ts <data folder> <introduction> <step>` opens the core with short run times, begins a planned switch of the
 * pair that the file introduces, and says when the run is at this step. It goes on until it is killed.
 */
import { readFileSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import type { Introduction } from "../runs/kept-run.ts";
import { shortRunTiming } from "../runs/practice-run.ts";
import { carryUntil, describePair, giveSecrets } from "../runs/window-run.ts";
import { openMemoryWindow } from "./memory-window.ts";
import { openCore } from "./open-core.ts";

// This process is always killed, and Node keeps what it has compiled only at an end of its own.
flushCompileCache();
const [, , dataFolder = "", introductionFile = "", wanted = ""] = process.argv;
const introduction: Introduction = JSON.parse(readFileSync(introductionFile, "utf8"));
const { client } = openMemoryWindow(await openCore(dataFolder, { runTiming: shortRunTiming }));
const [known] = await client.pairs.list();
const pairId = known?.id ?? (await describePair(client, introduction));
await giveSecrets(client, pairId, introduction);
const { id: runId } = await client.runs.start({ pairId, runbook: "planned-switch", isDryRun: false });
const pointSiteAt = () => undefined;
await carryUntil(client, { runId, practice: { pointSiteAt } }, ({ step }) => step === wanted);
writeSync(1, `${JSON.stringify({ pairId, runId })}\n`);
