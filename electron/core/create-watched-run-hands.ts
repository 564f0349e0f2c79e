/** The hands of a run for a pair that is watched: it looks through the watcher, so that window and history see what it sees. */
import type { Pair } from "../../shared/domain/pair.ts";
import { findAppliance } from "../../shared/domain/pair.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import type { CommandLog } from "./command-log/command-log.ts";
import type { RawAnswersService } from "./create-raw-answers.ts";
import { createRunCalls, type RunCallsOptions } from "./create-run-calls.ts";
import { createRunCertificates, type RunCertificatesOptions } from "./create-run-certificates.ts";
import type { Monitor } from "./monitor/monitor.ts";
import type { Clock } from "./ports.ts";
import type { RunHands } from "./runs/run-hands.ts";
import { unlessUnavailable } from "./vault/unless-unavailable.ts";
import { vaultAccount, writeVaultAccount } from "./vault/vault.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

/** `pair`: as it is stored; calls go to the addresses in it. Looking throws `not-found` when the pair is watched no more. */
export function createWatchedRunHands(options: {
  pair: Pair;
  monitor: Monitor;
  vault: Pick<VaultDesk, "get">;
  trials: AccountTrials;
  commandLog: Pick<CommandLog, "record">;
  rawAnswers: Pick<RawAnswersService, "keep">;
  dataFolder: string;
  clock: Clock;
  isDryRun: boolean;
  callLimits?: RunCallsOptions["callLimits"];
  certificates: RunCertificatesOptions;
}): RunHands {
  const { pair, monitor, vault, commandLog, rawAnswers } = options;
  const watcher = () => monitor.watcherOf(pair.id);
  const accountOf = (name: string) =>
    findAppliance(pair, name).writeClientId === undefined
      ? vaultAccount(pair.id, name)
      : writeVaultAccount(pair.id, name);
  const calls = createRunCalls({
    ...options,
    readWriteSecret: (name) => unlessUnavailable(vault.get(accountOf(name))),
    memory: () => watcher().memory(),
    report: (appliance, exchange) => rawAnswers.keep(commandLog.record({ pairId: pair.id, appliance }, exchange)),
  });
  const certificates = createRunCertificates(options.certificates);
  return {
    ...calls,
    ...certificates,
    look: async (isWanted = () => true) => watcher().look(isWanted),
    memory: () => watcher().memory(),
    context: () => watcher().context(),
    lastHealthAskedMs: (appliance) => watcher().lastHealthAskedMs(appliance),
    pause: () => monitor.pause(pair.id),
    async close() {
      certificates.close();
      await calls.close();
    },
  };
}
