/** The runs of the core: the service with the real procedures, judgement, hands and files. */
import { mkdir } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import packageFacts from "../../package.json" with { type: "json" };
import type { RunsEvent } from "../../shared/contract/runs.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { judgeCheck } from "../../shared/runbooks/checks/judge-check.ts";
import { foreignChanges } from "../../shared/runbooks/foreign-changes.ts";
import { offerRunbooks } from "../../shared/runbooks/offer-runbooks.ts";
import { planOf } from "../../shared/runbooks/plan-of.ts";
import { writeRunbook } from "../../shared/runbooks/procedures/write-runbook.ts";
import { readRunFacts } from "../../shared/runbooks/read-run-facts.ts";
import type { RunEvent } from "../../shared/runbooks/run-event.ts";
import { type RunTiming, usualRunTiming } from "../../shared/runbooks/run-facts.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import { readGrid } from "./certificate-grid/read-grid.ts";
import type { CommandLogService } from "./create-command-log.ts";
import type { RecordDeed } from "./create-deeds.ts";
import type { PracticeService } from "./create-practice.ts";
import type { RecordKeeping } from "./create-record-keeping.ts";
import type { RunCertificatesOptions } from "./create-run-certificates.ts";
import { createRuns, type Runs } from "./create-runs.ts";
import type { Stores } from "./create-stores.ts";
import { createWatchedRunHands } from "./create-watched-run-hands.ts";
import type { Watching } from "./create-watching.ts";
import type { Works } from "./create-works.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import { findDownloadsFolder } from "./files/downloads-folder.ts";
import { createLatestEvents, type LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { connectLimits } from "./net/connect.ts";
import { type Clock, type DoorPorts, isoNow } from "./ports.ts";
import { runHtml } from "./reports/run-html.ts";
import { createRunReport, runJson } from "./reports/run-json.ts";
import type { KnownRuns } from "./runs/known-runs.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";
import type { Worker } from "./worker/worker-process.ts";

interface CoreRunsOptions {
  stores: Stores;
  knownRuns: KnownRuns;
  watching: Watching;
  practice: Pick<PracticeService, "play">;
  vault: VaultDesk;
  trials: AccountTrials;
  commandLog: Pick<CommandLogService, "log">;
  record: Pick<RecordKeeping, "rawAnswers">;
  recordDeed: RecordDeed;
  board: NoticeBoard;
  ports: Pick<DoorPorts, "saveFile">;
  secrets: Pick<SecretRegistry, "strip" | "hide">;
  worker: Pick<Worker<Works>, "run">;
  dataFolder: string;
  runTiming?: RunTiming;
  clock: Clock;
  log: Log;
}

export function createCoreRuns(options: CoreRunsOptions): { runs: Runs; runEvents: LatestEvents<RunsEvent> } {
  const { stores, watching, record, commandLog, clock } = options;
  const { monitor } = watching;
  const runEvents = createLatestEvents<RunsEvent>(subjectOf, clock);
  const wire = { ...options, monitor, commandLog: commandLog.log, rawAnswers: record.rawAnswers };
  const runs = createRuns({
    ...options,
    known: options.knownRuns,
    procedures: { readRunFacts, writeRunbook, offerRunbooks },
    judge: { judgeCheck, planOf, foreignChanges },
    openHands: (pair, { isDryRun }) =>
      createWatchedRunHands({ ...wire, pair, isDryRun, certificates: certificatesOf(options, pair) }),
    seen: (pairId) => monitor.watcherOf(pairId),
    acceptAppliance: (pairId, accepted) => monitor.watcherOf(pairId).acceptAppliance(accepted),
    attestations: (pairId) => stores.attestations.current(pairId),
    changes: (pairId) => stores.loginChanges.list(pairId),
    downloadsFolder,
    folderForPlay: async () => downloadsFolder() ?? (await makeFolderForPlay(options)),
    timingOf: () => options.runTiming ?? usualRunTiming,
    play: (deed, file) => options.practice.play(deed, file),
    saveReport: (view, journal, format) => saveReport(options, view, journal, format),
    events: runEvents,
    by: nameOfPerson(),
  });
  return { runs, runEvents };
}

const downloadsFolder = (): string | null =>
  findDownloadsFolder({ platform: process.platform, env: process.env, homedir: homedir() });

/** For a computer without a folder for downloads. */
async function makeFolderForPlay({ dataFolder }: CoreRunsOptions): Promise<string> {
  const folder = join(dataFolder, "certificate-files");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const certificatesOf = ({ worker, secrets, clock }: CoreRunsOptions, pair: Pair): RunCertificatesOptions => ({
  examine: (sources) => worker.run("examineTogether", { sources: [...sources] }),
  readGrid: (signal) => readGrid({ pair, limits: connectLimits, signal, clock }),
  secrets,
  clock,
});

function saveReport(
  { ports, secrets, clock }: CoreRunsOptions,
  view: RunView,
  journal: readonly RunEvent[],
  format: "html" | "json",
): Promise<string | null> {
  const made = { savedAt: isoNow(clock), savedBy: packageFacts.version };
  const report = createRunReport({ ...made, view, journal, strip: (text) => secrets.strip(text) });
  const name = cleanFileName(`${view.pairName} ${view.title} ${view.startedAt.slice(0, 10)}.${format}`, [
    "html",
    "json",
  ]);
  return ports.saveFile({ name, content: format === "html" ? runHtml(report) : runJson(report) });
}

const subjectOf = (event: RunsEvent): string => (event.type === "changed" ? event.run.id : event.runId);

/** An account without a name has none to tell. */
function nameOfPerson(): string {
  try {
    return userInfo().username;
  } catch {
    return "somebody at this computer";
  }
}
