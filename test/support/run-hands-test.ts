/** Hands of both kinds on a practice pair, for one test. */
import { onTestFinished } from "vitest";
import { createAccountTrials } from "../../electron/core/appliance/account-trials.ts";
import type { CommandLog } from "../../electron/core/command-log/command-log.ts";
import { createCommandLogService } from "../../electron/core/create-command-log.ts";
import { createProtocols } from "../../electron/core/create-protocols.ts";
import type { RunCallsOptions } from "../../electron/core/create-run-calls.ts";
import { createTerminalRunHands } from "../../electron/core/create-terminal-run-hands.ts";
import { createWatchedRunHands } from "../../electron/core/create-watched-run-hands.ts";
import { createSecretRegistry } from "../../electron/core/log/secret-registry.ts";
import { createMonitor, type Monitor } from "../../electron/core/monitor/monitor.ts";
import { createPairObserver } from "../../electron/core/monitor/pair-observer.ts";
import { watchPair } from "../../electron/core/monitor/pair-watcher.ts";
import { systemClock as clock } from "../../electron/core/ports.ts";
import type { PracticePair } from "../../electron/core/practice/practice-pair.ts";
import type { RunHands } from "../../electron/core/runs/run-hands.ts";
import { emptyMemory } from "../../shared/assessment/memory.ts";
import { findAppliance, type Pair } from "../../shared/domain/pair.ts";
import { exactCall, type SetRole, type SettledCall } from "../../shared/runbooks/run-call.ts";
import { realCertificates } from "./runs/real-certificates.ts";
import { silentLog } from "./silent-log.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface HandsTest {
  hands: RunHands;
  commandLog: CommandLog;
  dataFolder: string;
  pair: Pair;
  /** As the executor does it: what is sent is what was shown. */
  make(call: SettledCall): ReturnType<RunHands["call"]>;
}

interface HandsChoice {
  api?: "v1" | "v2";
  isDryRun?: boolean;
  callLimits?: RunCallsOptions["callLimits"];
}

export const becomePrimary = (appliance: string): SetRole => ({
  call: "set-role",
  appliance,
  role: "primary",
  dataSyncFirst: false,
  force: false,
});

const pairOf = (practice: PracticePair): Pair => ({ ...practice.definition, id: "practice", practice: true });

export function startTerminalHands(practice: PracticePair, choice: HandsChoice = {}): HandsTest {
  const pair = pairOf(practice);
  const dataFolder = temporaryFolder();
  const { log: commandLog } = createCommandLogService({ secrets: createSecretRegistry(), clock });
  const readSecret = async (name: string) => practice.secrets.get(name) ?? null;
  const hands = createTerminalRunHands({
    pair,
    readSecret,
    commandLog,
    dataFolder,
    clock,
    isDryRun: false,
    certificates: realCertificates(pair),
    ...choice,
  });
  return finish({ hands, commandLog, dataFolder, pair }, choice);
}

/** Both accounts of each appliance are one, but the one for writes has a place of its own in the keychain. */
export function startWatchedHands(
  practice: PracticePair,
  choice: HandsChoice = {},
): HandsTest & { monitor: Monitor; watched: Promise<void>; opened: string[] } {
  const described = pairOf(practice);
  const [one, other] = described.appliances;
  const pair: Pair = { ...described, appliances: [one, { ...other, writeClientId: other.clientId }] };
  const secret = practice.secrets.get("site1") ?? "";
  const kept = new Map([`${pair.id}/site1`, `${pair.id}/site2`, `${pair.id}:write/site2`].map((key) => [key, secret]));
  /** Places of the keychain that the hands have read. */
  const opened: string[] = [];
  const trials = createAccountTrials(clock);
  const { log: commandLog } = createCommandLogService({ secrets: createSecretRegistry(), clock });
  const monitor = createMonitor((watched) => {
    const readSecret = async (name: string) => kept.get(`${watched.id}/${name}`) ?? null;
    const protocols = createProtocols({
      ...{ pair: watched, readSecret, trials, clock },
      onExchange: (appliance, exchange) => void commandLog.record({ pairId: watched.id, appliance }, exchange),
    });
    return watchPair({
      ...{ pair: watched, memory: emptyMemory, clock, random: () => 0, log: silentLog },
      observer: createPairObserver({ pair: watched, protocols, clock }),
      keep: () => undefined,
      onChange: () => undefined,
    });
  });
  onTestFinished(() => monitor.close());
  const dataFolder = temporaryFolder();
  const hands = createWatchedRunHands({
    ...{ pair, monitor, trials, commandLog, dataFolder, clock, isDryRun: false, ...choice },
    vault: {
      async get(account) {
        opened.push(account);
        return kept.get(account) ?? null;
      },
    },
    rawAnswers: { keep: () => undefined },
    certificates: realCertificates(pair),
  });
  return { ...finish({ hands, commandLog, dataFolder, pair }, choice), monitor, watched: monitor.watch(pair), opened };
}

function finish(started: Omit<HandsTest, "make">, { api = "v2" }: HandsChoice): HandsTest {
  const { hands, pair } = started;
  onTestFinished(() => hands.close());
  return {
    ...started,
    make: (call) => hands.call(call, exactCall(call, { ...findAppliance(pair, call.appliance), api })),
  };
}
