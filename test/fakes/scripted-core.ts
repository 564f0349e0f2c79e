/**
 * A core that does what a spec tells it to, behind the real contract: inputs and outputs are validated as the real one's
 * are, so a spec cannot show the window something that the core could never say.
 */
import { implement, ORPCError } from "@orpc/server";
import { createLatestEvents } from "../../electron/core/gate/latest-events.ts";
import { createGate } from "../../electron/core/gate/serve-contract.ts";
import { systemClock } from "../../electron/core/ports.ts";
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import type { Notice, SaveText } from "../../shared/contract/app.ts";
import type { CommandLogCount, CommandLogPage, CommandLogQuery } from "../../shared/contract/command-log.ts";
import type { ConnectionTest } from "../../shared/contract/connection.ts";
import { contract } from "../../shared/contract/contract.ts";
import type { Account, AccountState } from "../../shared/contract/credentials.ts";
import type {
  PutReportsResult,
  RawAnswersPage,
  RawAnswersQuery,
  ReportedLine,
  WrittenNote,
} from "../../shared/contract/history.ts";
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import type { ImportChoice, ImportResult, PairEvent, RemovedPair } from "../../shared/contract/pairs.ts";
import type { PracticeScenarios } from "../../shared/contract/practice.ts";
import type { OfferedRunbook, RunsEvent } from "../../shared/contract/runs.ts";
import type { OpenFile, OpenHistories, OpenHistory, SaveHistory } from "../../shared/contract/saved-histories.ts";
import type { KeptDays, StorageLoss, StorageState } from "../../shared/contract/storage.ts";
import type { VaultChoice, VaultStanding } from "../../shared/contract/vault.ts";
import type { ConnectionLayers } from "../../shared/domain/connection-layers.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { PairTimeline, TimelineNote, TimelineReport } from "../../shared/domain/pair-timeline.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import type { ImportPreview } from "../../shared/pairs-file/plan-import.ts";
import type { RunSummary, RunView } from "../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../shared/runbooks/runbook.ts";
import { practiceScenarios } from "../fixtures/practice-scenarios.ts";
import { silentLog } from "../support/silent-log.ts";
import { type CertificateAnswers, scriptedCertificateRoutes } from "./scripted-certificate-routes.ts";
import { type PeopleAnswers, scriptedPeopleRoutes } from "./scripted-people-routes.ts";

type Answers = PeopleAnswers &
  CertificateAnswers & {
    testConnection(input: ConnectionTest, signal: AbortSignal): AsyncIterable<ConnectionLayers>;
    definition(pairId: string): Promise<PairDefinition>;
    add(definition: PairDefinition): Promise<PairView>;
    update(pairId: string, definition: PairDefinition): Promise<PairView>;
    remove(pairId: string): Promise<void>;
    removed(): Promise<RemovedPair[]>;
    restore(pairId: string): Promise<PairView>;
    previewImport(text: string): Promise<ImportPreview>;
    import(text: string, choices: ImportChoice[]): Promise<ImportResult>;
    export(pairIds: string[] | undefined): Promise<string>;
    setSecret(where: { pairId: string; appliance: string; account: Account; secret: string }): Promise<AccountState[]>;
    removeSecret(where: { pairId: string; appliance: string; account: Account }): Promise<AccountState[]>;
    accounts(pairId: string): Promise<AccountState[]>;
    list(): Promise<PairView[]>;
    check(pairId: string): Promise<PairView>;
    acknowledgeRoles(pairId: string): Promise<PairView>;
    startMaintenance(pairId: string, until: string, note: string | undefined): Promise<PairView>;
    endMaintenance(pairId: string): Promise<PairView>;
    timeline(asked: { pairId: string; from: string; until: string }): Promise<PairTimeline>;
    rawAnswers(query: RawAnswersQuery): Promise<RawAnswersPage>;
    putNote(note: WrittenNote): Promise<TimelineNote>;
    removeNote(noteId: string): Promise<TimelineNote>;
    reports(asked: { appliance: string; from: string; until: string }): Promise<TimelineReport[]>;
    putReports(asked: { appliance: string; lines: ReportedLine[] }): Promise<PutReportsResult>;
    removeReports(pastedAt: string): Promise<TimelineReport[]>;
    saveHistory(asked: SaveHistory): Promise<string | null>;
    openHistory(file: OpenFile): Promise<OpenHistory>;
    openHistories(): OpenHistories;
    historyContent(id: string): Promise<SavedHistory>;
    closeHistory(id: string): Promise<void>;
    storage(): StorageState | Promise<StorageState>;
    storageLoss(kept: KeptDays): StorageLoss | Promise<StorageLoss>;
    keepFor(kept: KeptDays): StorageState | Promise<StorageState>;
    offered(pairId: string): OfferedRunbook[] | Promise<OfferedRunbook[]>;
    startRun(asked: { pairId: string; runbook: RunbookId; isDryRun: boolean }): Promise<RunView>;
    runs(): RunSummary[] | Promise<RunSummary[]>;
    run(runId: string): RunView | Promise<RunView>;
    /** Whatever a person does to a run, by the name of its call. */
    runDeed(deed: RunDeed): RunView | Promise<RunView>;
    saveRun(asked: { runId: string; format: "html" | "json" }): Promise<string | null>;
    openPractice(): Promise<PairView>;
    closePractice(): Promise<void>;
    scenarios(): Promise<PracticeScenarios>;
    setScenario(id: string): Promise<PairView>;
    kill(appliance: string): Promise<void>;
    start(appliance: string): Promise<void>;
    openLink(url: string): Promise<void>;
    saveText(asked: SaveText): Promise<string | null>;
    vault(): VaultStanding;
    chooseVault(choice: VaultChoice): Promise<VaultStanding>;
    commandLog(query: CommandLogQuery): Promise<CommandLogPage>;
    asCurl(id: number): Promise<string>;
    diagnostics(wish: { withNames: boolean }): Promise<string>;
  };

/** `more`: the answers, the text of a note or the reason. */
export interface RunDeed {
  call:
    | "answer"
    | "done"
    | "play"
    | "waitOn"
    | "stopWaiting"
    | "note"
    | "cancel"
    | "resume"
    | "close"
    | "giveFile"
    | "givePassphrase"
    | "watchFolder";
  runId: string;
  step: string | null;
  more: Record<string, string>;
}

export interface ScriptedCore {
  serve(port: MessagePortLike): void;
  /** Tells every window that listens. */
  tell(event: PairEvent): void;
  tellRun(event: RunsEvent): void;
  tellNotices(notices: Notice[]): void;
  tellCertificates(view: CertificatesView): void;
  tellOpenHistories(told: OpenHistories): void;
  /** How many exchanges there have been so far. */
  tellExchanges(recorded: number): void;
  /** Ends the streams of changes, as a core that fails would. */
  endStreams(): void;
}

export interface ScriptedCoreOptions {
  pairs?: PairView[];
  notices?: Notice[];
  answers?: Partial<Answers>;
}

const usualStorage: StorageState = { databaseBytes: 1_310_720, kept: { changes: null, rawAnswers: 30 } };

export function createScriptedCore({ pairs = [], notices = [], answers = {} }: ScriptedCoreOptions = {}): ScriptedCore {
  const api = implement(contract);
  const newEvents = () => createLatestEvents<PairEvent>((event) => JSON.stringify(event), systemClock);
  const noticeEvents = createLatestEvents<Notice[]>(() => "notices", systemClock);
  const historyEvents = createLatestEvents<OpenHistories>(() => "open", systemClock);
  const certificateEvents = createLatestEvents<CertificatesView>(({ pairId }) => pairId, systemClock);
  const runEvents = createLatestEvents<RunsEvent>((event) => JSON.stringify(event), systemClock);
  const exchangeEvents = createLatestEvents<CommandLogCount>(() => "count", systemClock);
  let pairEvents = newEvents();
  const done = (work: Promise<void> | undefined, call: string) => (work ?? unexpected(call)).then(() => null);

  const runDeed = async (call: RunDeed["call"], runId: string, step: string | null, more: RunDeed["more"] = {}) =>
    answers.runDeed?.({ call, runId, step, more }) ?? (await unexpected(`runs.${call}`));

  const router = api.router({
    app: {
      facts: api.app.facts.handler(() => ({ version: "0.1.0", door: "chromium", dataFolder: "/nowhere", notices })),
      noticesChanged: api.app.noticesChanged.handler(({ signal }) => noticeEvents.subscribe(signal)),
      openLink: api.app.openLink.handler(({ input }) => done(answers.openLink?.(input.url), "app.openLink")),
      saveText: api.app.saveText.handler(async ({ input }) => ({
        path: await (answers.saveText?.(input) ?? unexpected("app.saveText")),
      })),
    },
    pairs: {
      list: api.pairs.list.handler(() => answers.list?.() ?? pairs),
      changed: api.pairs.changed.handler(({ signal }) => pairEvents.subscribe(signal)),
      check: api.pairs.check.handler(({ input }) => answers.check?.(input.pairId) ?? unexpected("pairs.check")),
      acknowledgeRoles: api.pairs.acknowledgeRoles.handler(
        ({ input }) => answers.acknowledgeRoles?.(input.pairId) ?? unexpected("pairs.acknowledgeRoles"),
      ),
      startMaintenance: api.pairs.startMaintenance.handler(
        ({ input: { pairId, until, note } }) =>
          answers.startMaintenance?.(pairId, until, note) ?? unexpected("pairs.startMaintenance"),
      ),
      endMaintenance: api.pairs.endMaintenance.handler(
        ({ input }) => answers.endMaintenance?.(input.pairId) ?? unexpected("pairs.endMaintenance"),
      ),
      definition: api.pairs.definition.handler(
        ({ input }) => answers.definition?.(input.pairId) ?? unexpected("pairs.definition"),
      ),
      add: api.pairs.add.handler(({ input }) => answers.add?.(input.definition) ?? unexpected("pairs.add")),
      update: api.pairs.update.handler(
        ({ input }) => answers.update?.(input.pairId, input.definition) ?? unexpected("pairs.update"),
      ),
      remove: api.pairs.remove.handler(({ input }) => done(answers.remove?.(input.pairId), "pairs.remove")),
      removed: api.pairs.removed.handler(() => answers.removed?.() ?? []),
      restore: api.pairs.restore.handler(({ input }) => answers.restore?.(input.pairId) ?? unexpected("pairs.restore")),
      previewImport: api.pairs.previewImport.handler(
        ({ input }) => answers.previewImport?.(input.text) ?? unexpected("pairs.previewImport"),
      ),
      import: api.pairs.import.handler(
        ({ input }) => answers.import?.(input.text, input.choices) ?? unexpected("pairs.import"),
      ),
      export: api.pairs.export.handler(async ({ input }) => ({
        text: await (answers.export?.(input.pairIds) ?? unexpected("pairs.export")),
      })),
    },
    connection: {
      test: api.connection.test.handler(async function* ({ input, signal }) {
        const told = answers.testConnection?.(input, signal ?? new AbortController().signal);
        for await (const layers of told ?? (await unexpected("connection.test"))) yield { layers };
      }),
    },
    credentials: {
      set: api.credentials.set.handler(({ input }) => answers.setSecret?.(input) ?? unexpected("credentials.set")),
      remove: api.credentials.remove.handler(
        ({ input }) => answers.removeSecret?.(input) ?? unexpected("credentials.remove"),
      ),
      state: api.credentials.state.handler(
        ({ input }) => answers.accounts?.(input.pairId) ?? unexpected("credentials.state"),
      ),
    },
    vault: {
      state: api.vault.state.handler(() => answers.vault?.() ?? { kind: "keychain" }),
      choose: api.vault.choose.handler(({ input }) => answers.chooseVault?.(input) ?? unexpected("vault.choose")),
    },
    commandLog: {
      page: api.commandLog.page.handler(({ input }) => answers.commandLog?.(input) ?? unexpected("commandLog.page")),
      asCurl: api.commandLog.asCurl.handler(async ({ input }) => ({
        text: await (answers.asCurl?.(input.id) ?? unexpected("commandLog.asCurl")),
      })),
      changed: api.commandLog.changed.handler(({ signal }) => exchangeEvents.subscribe(signal)),
    },
    diagnostics: {
      collect: api.diagnostics.collect.handler(async ({ input }) => ({
        text: await (answers.diagnostics?.(input) ?? unexpected("diagnostics.collect")),
      })),
    },
    history: {
      timeline: api.history.timeline.handler(
        ({ input }) => answers.timeline?.(input) ?? unexpected("history.timeline"),
      ),
      putNote: api.history.putNote.handler(
        ({ input }) => answers.putNote?.(input.note) ?? unexpected("history.putNote"),
      ),
      removeNote: api.history.removeNote.handler(
        ({ input }) => answers.removeNote?.(input.noteId) ?? unexpected("history.removeNote"),
      ),
      reports: api.history.reports.handler(({ input }) => answers.reports?.(input) ?? unexpected("history.reports")),
      putReports: api.history.putReports.handler(
        ({ input }) => answers.putReports?.(input) ?? unexpected("history.putReports"),
      ),
      removeReports: api.history.removeReports.handler(
        ({ input }) => answers.removeReports?.(input.pastedAt) ?? unexpected("history.removeReports"),
      ),
      rawAnswers: api.history.rawAnswers.handler(
        ({ input }) => answers.rawAnswers?.(input) ?? unexpected("history.rawAnswers"),
      ),
    },
    ...scriptedPeopleRoutes(answers),
    savedHistories: {
      save: api.savedHistories.save.handler(async ({ input }) => ({
        path: await (answers.saveHistory?.(input) ?? unexpected("savedHistories.save")),
      })),
      open: api.savedHistories.open.handler(
        ({ input }) => answers.openHistory?.(input) ?? unexpected("savedHistories.open"),
      ),
      list: api.savedHistories.list.handler(() => answers.openHistories?.() ?? { open: [], asked: [] }),
      changed: api.savedHistories.changed.handler(({ signal }) => historyEvents.subscribe(signal)),
      content: api.savedHistories.content.handler(
        ({ input }) => answers.historyContent?.(input.id) ?? unexpected("savedHistories.content"),
      ),
      close: api.savedHistories.close.handler(({ input }) =>
        done(answers.closeHistory?.(input.id), "savedHistories.close"),
      ),
    },
    runs: {
      offered: api.runs.offered.handler(({ input }) => answers.offered?.(input.pairId) ?? []),
      start: api.runs.start.handler(({ input }) => answers.startRun?.(input) ?? unexpected("runs.start")),
      list: api.runs.list.handler(() => answers.runs?.() ?? []),
      view: api.runs.view.handler(async ({ input }) => answers.run?.(input.runId) ?? (await unexpected("runs.view"))),
      changed: api.runs.changed.handler(({ signal }) => runEvents.subscribe(signal)),
      answer: api.runs.answer.handler(({ input }) => runDeed("answer", input.runId, input.step, input.values)),
      done: api.runs.done.handler(({ input }) => runDeed("done", input.runId, input.step)),
      play: api.runs.play.handler(({ input }) => runDeed("play", input.runId, input.step)),
      waitOn: api.runs.waitOn.handler(({ input }) => runDeed("waitOn", input.runId, input.step)),
      stopWaiting: api.runs.stopWaiting.handler(({ input }) => runDeed("stopWaiting", input.runId, input.step)),
      giveFile: api.runs.giveFile.handler(({ input: { runId, source } }) =>
        runDeed("giveFile", runId, null, { file: "path" in source ? source.path : source.fileName }),
      ),
      givePassphrase: api.runs.givePassphrase.handler(({ input }) =>
        runDeed("givePassphrase", input.runId, null, { passphrase: input.passphrase }),
      ),
      watchFolder: api.runs.watchFolder.handler(({ input }) =>
        runDeed("watchFolder", input.runId, null, { folder: input.folder ?? "downloads" }),
      ),
      note: api.runs.note.handler(({ input }) => runDeed("note", input.runId, input.step, { text: input.text })),
      cancel: api.runs.cancel.handler(({ input }) => runDeed("cancel", input.runId, null, { reason: input.reason })),
      resume: api.runs.resume.handler(({ input }) => runDeed("resume", input.runId, null)),
      close: api.runs.close.handler(({ input }) => runDeed("close", input.runId, null)),
      saveReport: api.runs.saveReport.handler(async ({ input }) => ({
        path: await (answers.saveRun?.(input) ?? unexpected("runs.saveReport")),
      })),
    },
    storage: {
      state: api.storage.state.handler(() => answers.storage?.() ?? usualStorage),
      preview: api.storage.preview.handler(
        ({ input }) => answers.storageLoss?.(input) ?? unexpected("storage.preview"),
      ),
      keep: api.storage.keep.handler(({ input }) => answers.keepFor?.(input) ?? unexpected("storage.keep")),
    },
    ...scriptedCertificateRoutes(answers, certificateEvents),
    practice: {
      open: api.practice.open.handler(() => answers.openPractice?.() ?? unexpected("practice.open")),
      close: api.practice.close.handler(() => done(answers.closePractice?.(), "practice.close")),
      scenarios: api.practice.scenarios.handler(
        () => answers.scenarios?.() ?? { scenarios: [...practiceScenarios], present: "healthy" },
      ),
      setScenario: api.practice.setScenario.handler(
        ({ input }) => answers.setScenario?.(input.id) ?? unexpected("practice.setScenario"),
      ),
      killAppliance: api.practice.killAppliance.handler(({ input }) =>
        done(answers.kill?.(input.appliance), "practice.killAppliance"),
      ),
      startAppliance: api.practice.startAppliance.handler(({ input }) =>
        done(answers.start?.(input.appliance), "practice.startAppliance"),
      ),
    },
  });

  return {
    serve: createGate(router, { ...silentLog, error: () => "E-4711" }),
    tell: (event) => pairEvents.publish(event),
    tellRun: (event) => runEvents.publish(event),
    tellExchanges: (recorded) => exchangeEvents.publish({ recorded }),
    tellOpenHistories: (told) => historyEvents.publish(told),
    tellCertificates: (view) => certificateEvents.publish(view),
    tellNotices: (told) => noticeEvents.publish(told),
    endStreams() {
      const ended = pairEvents;
      pairEvents = newEvents();
      ended.close();
    },
  };
}

/** A call that the spec did not foresee is shown by the window as a fault, and so fails the spec. */
const unexpected = (call: string): Promise<never> =>
  Promise.reject(new ORPCError("NOT_FOUND", { message: `the spec has no answer for ${call}` }));
