import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../../electron/core/ports.ts";
import type { PracticePairOptions } from "../../electron/core/practice/practice-options.ts";
import { type PracticePair, startPracticePair } from "../../electron/core/practice/practice-pair.ts";
import { findAppliance } from "../../shared/domain/pair.ts";
import { bearer, type CallTarget, callAppliance, logIn } from "./appliance-call.ts";
import { forkProcess } from "./fork-process.ts";
import { silentLog } from "./silent-log.ts";

export interface TestPair {
  pair: PracticePair;
  /** Where its disks are, and what is above them. */
  folder: string;
  close(): Promise<void>;
}

type PairChoices = Pick<PracticePairOptions, "method" | "api" | "timing">;

export async function startTestPair(choices: PairChoices = {}): Promise<TestPair> {
  const around = await mkdtemp(path.join(tmpdir(), "pairdesk-practice-"));
  const folder = path.join(around, "practice");
  const surroundings = { startProcess: forkProcess, folder, clock: systemClock, log: silentLog };
  const pair = await startPracticePair({ ...surroundings, ...choices });
  return {
    pair,
    folder,
    async close() {
      await pair.close();
      await rm(around, { recursive: true, force: true });
    },
  };
}

/** An appliance by its name, or the site. */
export function targetOf(pair: PracticePair, name: string): CallTarget {
  const { site, appliances } = pair.definition;
  const ca = appliances[0].tls.ca ?? "";
  const sitePort = Number(site.connect?.[0]?.split(":")[1]);
  const port = name === "site" ? sitePort : findAppliance(pair.definition, name).port;
  return { port, ca, servername: site.host };
}

/** One authenticated GET of the command API with a token of its own. */
export async function readCommandApi(pair: PracticePair, name: string, what: string): Promise<unknown> {
  const target = targetOf(pair, name);
  const [{ clientId }] = pair.definition.appliances;
  const token = await logIn(target, clientId, pair.secrets.get("site1") ?? "");
  const answer = await callAppliance(target, "GET", `/api/command/v2/${what}`, bearer(token));
  return JSON.parse(answer.text);
}
