/**
 * The services behind the real router, in the hands of a test: it sets what each function answers or throws, and reads
 * which of them were asked with what.
 */
import type { Services } from "../../../../electron/core/create-router.ts";
import type { LatestEvents } from "../../../../electron/core/gate/latest-events.ts";

type Behaviour = (...asked: unknown[]) => unknown;

export interface ScriptedServices {
  readonly services: Services;
  /** What was asked since the script was set. */
  readonly asked: { service: string; asked: unknown[] }[];
  /** By service function; one that is asked and not named here fails the test through the log. */
  script(behaviours: Record<string, Behaviour>): void;
}

export function createScriptedServices(): ScriptedServices {
  let behaviours: Record<string, Behaviour> = {};
  const asked: ScriptedServices["asked"] = [];

  /** The type is the service's word; the point of a contract is that it need not be kept. */
  function ask<Answer>(service: string, ...values: unknown[]): Answer {
    asked.push({ service, asked: values });
    const behaviour = behaviours[service];
    if (!behaviour) throw new Error(`the test has no answer for ${service}`);
    return behaviour(...values) as Answer;
  }
  const events = <Event>(service: string): LatestEvents<Event> => ({
    publish: () => undefined,
    subscribe: () => ask(service),
    close: () => undefined,
  });

  return {
    asked,
    script(next) {
      behaviours = next;
      asked.length = 0;
    },
    services: {
      get facts(): Services["facts"] {
        return ask("facts");
      },
      board: {
        list: () => ask("board.list"),
        put: () => undefined,
        remove: () => undefined,
        guard: (_id, work) => work(),
        events: events("board.events"),
      },
      openLink: async (url) => ask("openLink", url),
      saveText: async (asked) => ask("saveText", asked),
      monitor: {
        views: () => ask("monitor.views"),
        view: (pairId) => ask("monitor.view", pairId),
        context: (pairId) => ask("monitor.context", pairId),
        watch: async (pair) => ask("monitor.watch", pair),
        unwatch: async (pairId) => ask("monitor.unwatch", pairId),
        checkNow: async (pairId) => ask("monitor.checkNow", pairId),
        wake: () => undefined,
        watcherOf: (pairId) => ask("monitor.watcherOf", pairId),
        pause: (pairId) => ask("monitor.pause", pairId),
        close: async () => ask("monitor.close"),
      },
      onListed: () => undefined,
      pairEvents: events("pairEvents"),
      pairs: {
        definition: (pairId) => ask("pairs.definition", pairId),
        add: async (definition) => ask("pairs.add", definition),
        update: async (pairId, definition) => ask("pairs.update", pairId, definition),
        remove: async (pairId) => ask("pairs.remove", pairId),
        removed: () => ask("pairs.removed"),
        restore: async (pairId) => ask("pairs.restore", pairId),
        previewImport: (text) => ask("pairs.previewImport", text),
        import: async (text, choices) => ask("pairs.import", text, choices),
        export: (pairIds) => ask("pairs.export", pairIds),
        start: () => undefined,
        stop: () => undefined,
        close: async () => ask("pairs.close"),
      },
      said: {
        acknowledgeRoles: (pairId) => ask("said.acknowledgeRoles", pairId),
        startMaintenance: (pairId, until, note) => ask("said.startMaintenance", pairId, until, note),
        endMaintenance: (pairId) => ask("said.endMaintenance", pairId),
      },
      connection: {
        test: (input) => ask("connection.test", input),
        close: () => undefined,
      },
      credentials: {
        set: async (where) => ask("credentials.set", where),
        remove: async (where) => ask("credentials.remove", where),
        states: async (pairId) => ask("credentials.states", pairId),
      },
      vault: {
        standing: () => ask("vault.standing"),
        choose: async (choice) => ask("vault.choose", choice),
      },
      commandLog: {
        log: {
          record: () => ask("commandLog.record"),
          page: (query) => ask("commandLog.page", query),
          asCurl: (id) => ask("commandLog.asCurl", id),
        },
        changed: events("commandLog.changed"),
      },
      history: {
        timeline: (pairId, period) => ask("history.timeline", pairId, period),
        putNote: (pairId, note) => ask("history.putNote", pairId, note),
        removeNote: (pairId, noteId) => ask("history.removeNote", pairId, noteId),
        reports: (pairId, appliance, period) => ask("history.reports", pairId, appliance, period),
        putReports: (pairId, appliance, lines) => ask("history.putReports", pairId, appliance, lines),
        removeReports: (pairId, pastedAt) => ask("history.removeReports", pairId, pastedAt),
        rawAnswers: (query) => ask("history.rawAnswers", query),
      },
      readiness: {
        page: (pairId) => ask("readiness.page", pairId),
        attest: (pairId, by, words) => ask("readiness.attest", pairId, by, words),
        withdraw: (pairId, setting) => ask("readiness.withdraw", pairId, setting),
        saveReport: async (pairId, format) => ask("readiness.saveReport", pairId, format),
      },
      loginChanges: {
        changes: (pairId) => ask("loginChanges.changes", pairId),
        note: (pairId, change) => ask("loginChanges.note", pairId, change),
        reApply: (pairId, changeId) => ask("loginChanges.reApply", pairId, changeId),
        undoReApply: (pairId, changeId) => ask("loginChanges.undoReApply", pairId, changeId),
        remove: (pairId, changeId) => ask("loginChanges.remove", pairId, changeId),
        restore: (pairId, change) => ask("loginChanges.restore", pairId, change),
      },
      certificateEvents: events("certificateEvents"),
      certificates: {
        view: (pairId) => ask("certificates.view", pairId),
        check: async (pairId) => ask("certificates.check", pairId),
        fleet: () => ask("certificates.fleet"),
        checkRevocation: async (pairId, hosts) => ask("certificates.checkRevocation", pairId, hosts),
        saveChain: async (pairId, target) => ask("certificates.saveChain", pairId, target),
        saveCalendar: async (pairId) => ask("certificates.saveCalendar", pairId),
        saveReport: async (pairId, format) => ask("certificates.saveReport", pairId, format),
      },
      certificateFiles: {
        examine: async (asked) => ask("certificateFiles.examine", asked),
        unlock: async (asked) => ask("certificateFiles.unlock", asked),
        takeAway: async (asked) => ask("certificateFiles.takeAway", asked),
        write: async (asked) => ask("certificateFiles.write", asked),
        close: (desk) => ask("certificateFiles.close", desk),
      },
      runEvents: events("runEvents"),
      runs: {
        offered: (pairId) => ask("runs.offered", pairId),
        start: async (wish) => ask("runs.start", wish),
        list: (pairId) => ask("runs.list", pairId),
        view: (runId) => ask("runs.view", runId),
        answer: (runId, step, values) => ask("runs.answer", runId, step, values),
        done: (runId, step) => ask("runs.done", runId, step),
        play: async (runId, step) => ask("runs.play", runId, step),
        waitOn: (runId, step) => ask("runs.waitOn", runId, step),
        stopWaiting: (runId, step) => ask("runs.stopWaiting", runId, step),
        giveFile: (runId, source) => ask("runs.giveFile", runId, source),
        givePassphrase: (runId, passphrase) => ask("runs.givePassphrase", runId, passphrase),
        watchFolder: async (runId, folder) => ask("runs.watchFolder", runId, folder),
        note: (runId, step, text) => ask("runs.note", runId, step, text),
        cancel: (runId, reason) => ask("runs.cancel", runId, reason),
        resume: async (runId) => ask("runs.resume", runId),
        close: async (runId) => ask("runs.close", runId),
        saveReport: async (runId, format) => ask("runs.saveReport", runId, format),
      },
      savedHistories: {
        save: async (wish) => ask("savedHistories.save", wish),
        open: async (file) => ask("savedHistories.open", file),
        list: () => ask("savedHistories.list"),
        changed: events("savedHistories.changed"),
        content: (id) => ask("savedHistories.content", id),
        close: (id) => ask("savedHistories.close", id),
      },
      storage: {
        state: () => ask("storage.state"),
        preview: (kept) => ask("storage.preview", kept),
        keep: async (kept) => ask("storage.keep", kept),
      },
      diagnostics: { collect: (wish) => ask("diagnostics.collect", wish) },
      practice: {
        open: async () => ask("practice.open"),
        close: async () => ask("practice.close"),
        scenarios: async () => ask("practice.scenarios"),
        setScenario: async (id) => ask("practice.setScenario", id),
        killAppliance: async (name) => ask("practice.killAppliance", name),
        startAppliance: async (name) => ask("practice.startAppliance", name),
        play: async (deed) => ask("practice.play", deed),
        stop: async () => ask("practice.stop"),
      },
    },
  };
}
