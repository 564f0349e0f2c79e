/**
 * What a run does to the appliances of one pair and asks of them beside looking: with the account for writes where the
 * pair names one, each call exactly as it was shown and once. What comes back holds no credential that was sent.
 */
import { lastReading, type Memory } from "../../shared/assessment/memory.ts";
import { type Appliance, findAppliance, type PairDefinition } from "../../shared/domain/pair.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import { createWritingClient, type WritingClient, type WritingClientOptions } from "./appliance/writing-client.ts";
import { sentWith } from "./command-log/to-entry.ts";
import type { ReportExchange } from "./create-api-clients.ts";
import { createBackupFiles } from "./files/backup-files.ts";
import { createSentCredentials } from "./log/sent-credentials.ts";
import { applianceDestination } from "./net/destination.ts";
import { httpsLimits } from "./net/https-client.ts";
import { type Clock, isoNow } from "./ports.ts";
import { askResolvers } from "./probes/ask-resolvers.ts";
import type { RunHands } from "./runs/run-hands.ts";

export type RunCalls = Pick<RunHands, "askAccess" | "call" | "readClients" | "askResolvers" | "close">;

export interface RunCallsOptions {
  pair: PairDefinition;
  /** Of the account that writes: the pair's second one where it names one, else the one that watches. */
  readWriteSecret: (applianceName: string) => Promise<string | null>;
  trials: AccountTrials;
  memory: () => Memory;
  report: ReportExchange;
  dataFolder: string;
  clock: Clock;
  isDryRun: boolean;
  /** See `createWritingClient`. */
  callLimits?: WritingClientOptions["callLimits"];
}

export function createRunCalls(options: RunCallsOptions): RunCalls {
  const { pair, memory, clock } = options;
  const closing = new AbortController();
  const credentials = createSentCredentials();
  const backups = createBackupFiles(options);
  const report: ReportExchange = (asked, exchange) => {
    credentials.sent(sentWith(exchange.request.headers?.["authorization"]));
    options.report(asked, exchange);
  };
  const writers = new Map(pair.appliances.map((appliance) => [appliance.name, writerOf(appliance, options, report)]));
  const writer = (name: string): WritingClient => {
    const found = writers.get(findAppliance(pair, name).name);
    if (!found) throw new Error(`no writing client for ${name}`);
    return found;
  };

  return {
    askAccess: (appliance) => writer(appliance).askAccess(),
    async call(call, exact, stop) {
      if (call.appliance !== exact.appliance) throw new Error(`a call of ${call.appliance} is for ${exact.appliance}`);
      const client = writer(call.appliance);
      const done =
        call.call === "set-role"
          ? { outcome: await client.setRole(exact) }
          : await client.takeBackup(
              exact,
              (appliance, content) => backups.save({ pair: pair.name, appliance }, content),
              stop,
            );
      return { ...done, outcome: credentials.strip(done.outcome) };
    },
    async readClients(appliance) {
      const counts = await writer(appliance).readClients(identityOf(memory(), findAppliance(pair, appliance)));
      return { appliance, at: isoNow(clock), counts: credentials.strip(counts) };
    },
    askResolvers: () => askResolvers(pair, clock, closing.signal),
    async close() {
      closing.abort();
      await Promise.all([...writers.values()].map((client) => client.close()));
    },
  };
}

function writerOf(appliance: Appliance, options: RunCallsOptions, report: ReportExchange): WritingClient {
  const { readWriteSecret, trials, clock, isDryRun, callLimits } = options;
  const { name, host, port } = appliance;
  const clientId = appliance.writeClientId ?? appliance.clientId;
  return createWritingClient({
    destination: applianceDestination(appliance),
    clientId,
    readSecret: () => readWriteSecret(name),
    trials: trials.of({ host, port, clientId }),
    limits: httpsLimits,
    ...(callLimits ? { callLimits } : {}),
    clock,
    isDryRun,
    onExchange: (exchange) => report(name, exchange),
  });
}

/** By which an appliance finds itself in a list of both. */
function identityOf(memory: Memory, { name, host }: Appliance) {
  const outcome = lastReading(memory, name)?.outcome;
  const reading = outcome && "reading" in outcome ? outcome.reading : null;
  return {
    applianceId: reading?.applianceId ?? null,
    names: [host, ...(reading?.hostname ? [reading.hostname] : [])],
  };
}
