/**
 * `open-vault-process.ts <time limit in ms>` opens the keychain in an environment of its own and says as one line of JSON
 * what came of it and how long it took.
 */
import { writeSync } from "node:fs";
import { systemClock } from "../../../electron/core/ports.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { PairdeskError } from "../../../shared/errors.ts";

const [, , timeLimit] = process.argv;

async function attempt() {
  const begun = performance.now();
  const options = { clock: systemClock, hide: () => undefined, timeLimitMs: Number(timeLimit) };
  try {
    await openVault(options);
    return { tookMs: performance.now() - begun };
  } catch (error) {
    if (!(error instanceof PairdeskError)) throw error;
    return { code: error.code, message: error.message, advice: error.advice, tookMs: performance.now() - begun };
  }
}

writeSync(1, `${JSON.stringify(await attempt())}\n`);
