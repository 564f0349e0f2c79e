/** The hands of a run where nobody watches: its own observer and memory. */
import type { AssessmentContext } from "../../shared/assessment/context.ts";
import { emptyMemory, type Memory } from "../../shared/assessment/memory.ts";
import { findAppliance, type Pair } from "../../shared/domain/pair.ts";
import type { Said } from "../../shared/domain/said.ts";
import { createAccountTrials } from "./appliance/account-trials.ts";
import type { CommandLog } from "./command-log/command-log.ts";
import type { ReportExchange } from "./create-api-clients.ts";
import { createProtocols } from "./create-protocols.ts";
import { createRunCalls, type RunCallsOptions } from "./create-run-calls.ts";
import { createRunCertificates, type RunCertificatesOptions } from "./create-run-certificates.ts";
import { createHealthAccount } from "./monitor/health-account.ts";
import { createPairObserver, type Question, questionsAbout } from "./monitor/pair-observer.ts";
import { createRecollection } from "./monitor/recollection.ts";
import { createWatchfulLook } from "./monitor/watchful-look.ts";
import { type Clock, isoNow } from "./ports.ts";
import type { RunHands } from "./runs/run-hands.ts";

export interface TerminalRunHandsOptions {
  pair: Pair;
  readSecret: (applianceName: string) => Promise<string | null>;
  /** Of the second account, where the pair names one for the appliance. Left out: there is none. */
  readWriteSecret?: (applianceName: string) => Promise<string | null>;
  commandLog: Pick<CommandLog, "record">;
  /** Backups are kept in it. */
  dataFolder: string;
  clock: Clock;
  isDryRun: boolean;
  /** What an earlier look remembered. */
  memory?: Memory;
  said?: Said;
  /** What else judging should know that is not seen. */
  told?: Pick<AssessmentContext, "attestations" | "settingsChanges" | "takeover" | "backups">;
  callLimits?: RunCallsOptions["callLimits"];
  certificates: RunCertificatesOptions;
}

export function createTerminalRunHands(options: TerminalRunHandsOptions): RunHands {
  const { pair, readSecret, clock, said } = options;
  const trials = createAccountTrials(clock);
  const report: ReportExchange = (appliance, exchange) =>
    void options.commandLog.record({ pairId: pair.id, appliance }, exchange);
  const protocols = createProtocols({ pair, readSecret, trials, clock, onExchange: report });
  const observer = createPairObserver({ pair, protocols, clock });
  const known = createRecollection(pair, options.memory ?? emptyMemory, clock);
  const health = createHealthAccount(pair, known.memory);
  const awakeSince = isoNow(clock);
  let vantage: Promise<void> | null = null;

  const look = createWatchfulLook({
    observer,
    clock,
    memory: known.memory,
    onAsk: health.asked,
    askVantage() {
      vantage ??= ask({ kind: "vantage" }).finally(() => {
        vantage = null;
      });
      return vantage;
    },
    // Nothing is asked of its own accord.
    onSilence: () => undefined,
  });
  async function ask(question: Question): Promise<void> {
    const observation = await look(question);
    known.take(observation);
    health.answered(observation);
  }
  const context = (): AssessmentContext => ({
    ...options.told,
    nowMs: clock.nowMs(),
    isSingleLook: true,
    suspectedSince: known.suspected(),
    awakeSince,
    maintenance: said?.maintenance ?? null,
    rolesAcknowledgedUntil: said?.rolesAcknowledged?.until ?? null,
  });
  const calls = createRunCalls({
    ...options,
    trials,
    memory: known.memory,
    readWriteSecret: writeSecretReader(options),
    report,
  });
  const certificates = createRunCertificates(options.certificates);
  return {
    ...calls,
    ...certificates,
    look: async (isWanted = () => true) => void (await Promise.all(questionsAbout(pair).filter(isWanted).map(ask))),
    memory: known.memory,
    context,
    lastHealthAskedMs: health.lastAskedMs,
    // Nobody asks here but the run.
    pause: () => () => undefined,
    async close() {
      certificates.close();
      await Promise.all([observer.close(), calls.close()]);
    },
  };
}

function writeSecretReader({ pair, readSecret, readWriteSecret }: TerminalRunHandsOptions) {
  return async (name: string): Promise<string | null> => {
    if (findAppliance(pair, name).writeClientId === undefined) return readSecret(name);
    return readWriteSecret ? readWriteSecret(name) : null;
  };
}
