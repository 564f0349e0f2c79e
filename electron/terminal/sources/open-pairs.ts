/** Chooses where the pairs come from by what was asked for on the command line. */
import { homedir } from "node:os";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { resolveDataFolder } from "../../core/storage/data-folder.ts";
import { pairsFromFile } from "./from-file.ts";
import { pairsFromPractice } from "./from-practice.ts";
import { pairsFromStorage } from "./from-storage.ts";
import type { PairSource } from "./pair-source.ts";

/** As commander hands them over. */
export interface PairOptions {
  pairs?: string;
  secrets?: string;
  practice?: true;
  scenario?: string;
  pair?: string;
  data?: string;
}

/** Throws PairdeskError when the source cannot be read or holds no such pair. The caller closes what it gets. */
export async function openPairs(options: PairOptions, registry: SecretRegistry, log: Log): Promise<PairSource> {
  const source = await openAll(options, registry, log);
  const chosen = source.pairs.filter(({ pair }) => options.pair === undefined || pair.name === options.pair);
  if (chosen.length > 0) return { ...source, pairs: chosen };
  await source.close();
  if (options.pair !== undefined) {
    throw new PairdeskError("not-found", `There is no pair named ${options.pair}.`, "Check the name; case counts.");
  }
  const advice = "Name a pairs file with --pairs FILE, or look at simulated appliances with --practice.";
  throw new PairdeskError("not-found", "No pairs are stored on this computer.", advice);
}

function openAll(options: PairOptions, registry: SecretRegistry, log: Log): Promise<PairSource> {
  if (options.practice) return pairsFromPractice(options.scenario ?? "healthy", registry, log);
  if (options.pairs !== undefined) {
    return pairsFromFile({ pairs: options.pairs, secrets: options.secrets }, registry);
  }
  return pairsFromStorage(dataFolderOf(options.data), registry, log);
}

export const dataFolderOf = (override: string | undefined): string =>
  resolveDataFolder({ platform: process.platform, env: process.env, homedir: homedir(), override });
