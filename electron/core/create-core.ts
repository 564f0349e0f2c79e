/**
 * The composition root: builds every service over one data folder and serves the contract to windows. Holds the writer's
 * lock for its life. `close` ends what was started, in the opposite order.
 */
import packageFacts from "../../package.json" with { type: "json" };
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { VaultChoice, VaultStanding } from "../../shared/contract/vault.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { RunTiming } from "../../shared/runbooks/run-facts.ts";
import { createAccountTrials } from "./appliance/account-trials.ts";
import { createGridSchedule } from "./certificate-grid/grid-schedule.ts";
import { type CertificateFiles, createCertificateFiles } from "./create-certificate-files.ts";
import { createCommandLogService } from "./create-command-log.ts";
import { createConnection } from "./create-connection.ts";
import { type CoreCertificates, createCoreCertificates } from "./create-core-certificates.ts";
import { createCoreRuns } from "./create-core-runs.ts";
import { createCredentials } from "./create-credentials.ts";
import { createDeeds } from "./create-deeds.ts";
import { createDiagnostics } from "./create-diagnostics.ts";
import { createHistory } from "./create-history.ts";
import { createLoginChanges } from "./create-login-changes.ts";
import { tellLostRuns } from "./create-lost-runs.ts";
import { createPairs, type PairsService } from "./create-pairs.ts";
import { createPractice, type PracticeService, practiceNotice } from "./create-practice.ts";
import { createReadiness } from "./create-readiness.ts";
import { createReadinessReports } from "./create-readiness-reports.ts";
import { createRecordKeeping } from "./create-record-keeping.ts";
import { createRouter, type Services } from "./create-router.ts";
import type { Runs } from "./create-runs.ts";
import { createSaid } from "./create-said.ts";
import { createSavedHistories, type SavedHistoriesService } from "./create-saved-histories.ts";
import { createServedNow } from "./create-served-now.ts";
import { openStores, type Stores } from "./create-stores.ts";
import { openVaultDesk } from "./create-vault.ts";
import { createWatching, type Watching } from "./create-watching.ts";
import type { Works } from "./create-works.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import { createLatestEvents } from "./gate/latest-events.ts";
import { createNoticeBoard, type NoticeBoard } from "./gate/notice-board.ts";
import { createGate } from "./gate/serve-contract.ts";
import { keepMemorySmall } from "./keep-memory-small.ts";
import { openAllowedLink } from "./links/open-allowed-link.ts";
import type { Log } from "./log/log.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { createBeginning } from "./monitor/beginning.ts";
import { createHealthAsked } from "./monitor/health-asked.ts";
import type { Clock, DoorPorts } from "./ports.ts";
import { createKnownRuns } from "./runs/known-runs.ts";
import type { SingleWriter } from "./single-writer/acquire-single-writer.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";
import { createWorker } from "./worker/worker-process.ts";

export interface CoreOptions {
  /** From `claimDataFolder`; the core gives it back when it is closed or cannot be made. */
  writer: SingleWriter;
  ports: DoorPorts;
  dataFolder: string;
  log: Log;
  secrets: SecretRegistry;
  clock: Clock;
  /** How long runs wait. Left out: as real appliances need it. */
  runTiming?: RunTiming;
}

export interface Core {
  /** Serves the contract to one document, for as long as its port is open. */
  serve(port: MessagePortLike): void;
  /** For a start that nobody waits for: what goes wrong is told in a notice and never thrown. */
  openPractice(): Promise<void>;
  /** A file that the person opened with Pairdesk: what comes of it is shown in the window and never thrown. */
  openSavedHistory(path: string): Promise<void>;
  /** `host:port` of every configured appliance and site: what links may lead to, beside the documentation. */
  allowedLinkHosts(): string[];
  close(): Promise<void>;
}

/** Throws PairdeskError when the database cannot be used; then nothing is held. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { writer, ports } = options;
  keepMemorySmall();
  writer.onSummons(() => ports.bringToFront());
  try {
    const stores = openStores({ ...options, readOnly: false });
    const core = await createServices(options, stores);
    return { ...core, close: () => core.close().finally(() => writer.release()) };
  } catch (error) {
    await writer.release();
    throw error;
  }
}

/** What stands behind the contract, for the holder of the writer's lock. */
async function createServices(options: CoreOptions, stores: Stores): Promise<Core> {
  const { ports, dataFolder, log } = options;
  const parts = createParts(options, stores);
  const { board, vault, pairEvents, commandLog, watching, record } = parts;
  const practice = createPractice({ ...parts, startProcess: ports.startProcess, dataFolder });
  const pairs = createPairs(parts);
  const credentials = createCredentials(parts);
  const connection = createConnection({ ...options, ...parts, credentials, commandLog: commandLog.log });
  const savedHistories = createSavedHistories({ ...parts, ports });
  const { runs, runEvents } = createCoreRuns({ ...options, ...parts, practice });
  const served = createCoreCertificates({ ...options, ...parts });
  const readiness = createReadiness(parts);
  const servedNow = createServedNow(stores, served.certificates);
  const certificateFiles = createCertificateFiles({ ...options, ...parts, servedNow });
  const linkHosts = () => stores.pairs.list().flatMap(configuredHosts);
  const facts = { version: packageFacts.version, door: ports.door, dataFolder };
  const router = createRouter({
    facts,
    openLink: (url) => openAllowedLink(url, linkHosts(), ports.openLink),
    saveText: ({ suggestedName, text }) => ports.saveFile({ name: cleanFileName(suggestedName), content: text }),
    board,
    monitor: watching.monitor,
    onListed: parts.beginning.told,
    pairEvents,
    pairs,
    said: createSaid(parts),
    readiness: { ...readiness, ...createReadinessReports({ ...options, ...parts, readiness }) },
    loginChanges: createLoginChanges(parts),
    connection,
    credentials,
    vault: { standing: vault.standing, choose: (choice) => chooseVault(choice, vault, stores, watching) },
    practice,
    runs,
    runEvents,
    commandLog,
    ...served,
    certificateFiles,
    history: { ...createHistory(parts), rawAnswers: record.rawAnswers.page },
    savedHistories,
    storage: record.housekeeping,
    diagnostics: createDiagnostics({ ...options, ...parts, monitor: watching.monitor, facts, commandLog }),
  });
  const openPractice = () => openUnattended(practice, board, log);
  await begin(options, parts, pairs, openPractice);
  const own = { connection, runs, runEvents, pairs, practice, savedHistories, certificateFiles };
  const endings = endingsOf(parts, { ...served, ...own });
  return {
    serve: createGate(router, log),
    openPractice,
    openSavedHistory: savedHistories.openPath,
    allowedLinkHosts: linkHosts,
    close: () => inOrder(endings),
  };
}

async function begin(
  { ports }: CoreOptions,
  parts: Parts,
  pairs: PairsService,
  openPractice: () => Promise<void>,
): Promise<void> {
  const { stores, watching, record } = parts;
  ports.onWake(() => watching.monitor.wake());
  await resume(stores.pairs.list(), watching, openPractice);
  tellLostRuns(parts);
  pairs.start();
  record.housekeeping.start();
}

/** What several services share. */
function createParts(options: CoreOptions, stores: Stores) {
  const { log, clock } = options;
  const board = createNoticeBoard(clock);
  for (const notice of stores.notices) board.put(notice);
  const vault = openVaultDesk({ ...options, board });
  const pairEvents = createLatestEvents<PairEvent>(subjectOf, clock);
  const commandLog = createCommandLogService(options);
  const beginning = createBeginning(clock);
  const kept = { stores, board, log, clock };
  const record = createRecordKeeping(kept);
  const shared = { ...kept, vault, trials: createAccountTrials(clock), healthAsked: createHealthAsked(), pairEvents };
  const asking = { commandLog: commandLog.log, rawAnswers: record.rawAnswers, begin: beginning.began };
  const knownRuns = createKnownRuns(stores.runs);
  const worker = createWorker<Works>({ startProcess: options.ports.startProcess, clock });
  const gridSchedule = createGridSchedule({ clock, random: Math.random, log });
  const watching = createWatching({ ...shared, ...asking, certificates: gridSchedule, leftByRuns: knownRuns.left });
  return {
    ...shared,
    gridSchedule,
    knownRuns,
    beginning,
    commandLog,
    record,
    worker,
    watching,
    recordDeed: createDeeds(kept),
  };
}

type Parts = ReturnType<typeof createParts>;

async function endWatching({ beginning, watching, pairEvents, board, commandLog }: Parts): Promise<void> {
  beginning.cancel();
  await watching.monitor.close();
  pairEvents.close();
  board.events.close();
  commandLog.changed.close();
}

async function endKeeping({ vault, record, stores, worker }: Parts): Promise<void> {
  worker.close();
  vault.close();
  await record.close();
  stores.close();
}

/** What was begun last ends first: a run leaves its pair watched, and nothing is kept after the stores are closed. */
const endingsOf = (
  parts: Parts,
  services: Pick<Services, "connection" | "runEvents"> &
    CoreCertificates & {
      runs: Runs;
      pairs: PairsService;
      practice: PracticeService;
      savedHistories: SavedHistoriesService;
      certificateFiles: CertificateFiles;
    },
): (() => void | Promise<void>)[] => [
  services.connection.close,
  services.runs.end,
  services.runEvents.close,
  services.certificates.end,
  services.certificateEvents.close,
  services.pairs.close,
  () => endWatching(parts),
  services.practice.stop,
  services.savedHistories.end,
  services.certificateFiles.end,
  () => endKeeping(parts),
];

async function inOrder(endings: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const end of endings) await end();
}

const subjectOf = (event: PairEvent): string => (event.type === "changed" ? event.pair.id : event.pairId);

/** Pairs that were watched without their accounts get them at once when the keychain can be used again. */
async function chooseVault(
  choice: VaultChoice,
  vault: VaultDesk,
  stores: Stores,
  { watch }: Watching,
): Promise<VaultStanding> {
  const wasUnusable = vault.standing().kind !== "keychain";
  const standing = await vault.choose(choice);
  if (wasUnusable && standing.kind === "keychain") for (const pair of stores.pairs.list()) await watch(pair);
  return standing;
}

async function resume(stored: Pair[], { monitor }: Watching, openPractice: () => Promise<void>): Promise<void> {
  for (const pair of stored) await monitor.watch(pair);
  if (stored.some((pair) => pair.practice)) void openPractice();
}

async function openUnattended(practice: PracticeService, board: NoticeBoard, log: Log): Promise<void> {
  try {
    await practice.open();
  } catch (error) {
    log.error("practice.failed", error);
    if (!(error instanceof PairdeskError)) return;
    board.put({ id: practiceNotice, severity: "warning", message: error.message, advice: error.advice });
  }
}

const configuredHosts = ({ appliances, site }: Pair): string[] =>
  [...appliances, site].map(({ host, port }) => `${host.includes(":") ? `[${host}]` : host}:${port}`);
