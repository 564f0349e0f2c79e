/**
 * A core that does what a spec tells it to, behind the real contract: inputs and outputs are validated as the real one's
 * are, so a spec cannot show the window something that the core could never say.
 */
import { implement, ORPCError } from "@orpc/server";
import { createLatestEvents } from "../../electron/core/gate/latest-events.ts";
import { createGate } from "../../electron/core/gate/serve-contract.ts";
import { systemClock } from "../../electron/core/ports.ts";
import type { Notice } from "../../shared/contract/app.ts";
import { contract } from "../../shared/contract/contract.ts";
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { PracticeScenarios } from "../../shared/contract/practice.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { practiceScenarios } from "../fixtures/practice-scenarios.ts";
import { silentLog } from "../support/silent-log.ts";

type Answers = {
  list(): Promise<PairView[]>;
  check(pairId: string): Promise<PairView>;
  acknowledgeRoles(pairId: string): Promise<PairView>;
  startMaintenance(pairId: string, until: string, note: string | undefined): Promise<PairView>;
  endMaintenance(pairId: string): Promise<PairView>;
  openPractice(): Promise<PairView>;
  closePractice(): Promise<void>;
  scenarios(): Promise<PracticeScenarios>;
  setScenario(id: string): Promise<PairView>;
  kill(appliance: string): Promise<void>;
  start(appliance: string): Promise<void>;
  openLink(url: string): Promise<void>;
};

export interface ScriptedCore {
  serve(port: MessagePortLike): void;
  /** Tells every window that listens. */
  tell(event: PairEvent): void;
  tellNotices(notices: Notice[]): void;
  /** Ends the streams of changes, as a core that fails would. */
  endStreams(): void;
}

export interface ScriptedCoreOptions {
  pairs?: PairView[];
  notices?: Notice[];
  answers?: Partial<Answers>;
}

export function createScriptedCore({ pairs = [], notices = [], answers = {} }: ScriptedCoreOptions = {}): ScriptedCore {
  const api = implement(contract);
  const newEvents = () => createLatestEvents<PairEvent>((event) => JSON.stringify(event), systemClock);
  const noticeEvents = createLatestEvents<Notice[]>(() => "notices", systemClock);
  let pairEvents = newEvents();
  const done = (work: Promise<void> | undefined, call: string) => (work ?? unexpected(call)).then(() => null);

  const router = api.router({
    app: {
      facts: api.app.facts.handler(() => ({ version: "0.1.0", door: "chromium", dataFolder: "/nowhere", notices })),
      noticesChanged: api.app.noticesChanged.handler(({ signal }) => noticeEvents.subscribe(signal)),
      openLink: api.app.openLink.handler(({ input }) => done(answers.openLink?.(input.url), "app.openLink")),
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
      definition: api.pairs.definition.handler(() => unexpected("pairs.definition")),
      add: api.pairs.add.handler(() => unexpected("pairs.add")),
      update: api.pairs.update.handler(() => unexpected("pairs.update")),
      remove: api.pairs.remove.handler(() => unexpected("pairs.remove")),
      removed: api.pairs.removed.handler(() => []),
      restore: api.pairs.restore.handler(() => unexpected("pairs.restore")),
      previewImport: api.pairs.previewImport.handler(() => unexpected("pairs.previewImport")),
      import: api.pairs.import.handler(() => unexpected("pairs.import")),
      export: api.pairs.export.handler(() => unexpected("pairs.export")),
    },
    credentials: {
      set: api.credentials.set.handler(() => unexpected("credentials.set")),
      remove: api.credentials.remove.handler(() => unexpected("credentials.remove")),
      state: api.credentials.state.handler(() => unexpected("credentials.state")),
    },
    vault: {
      state: api.vault.state.handler(() => ({ kind: "keychain" as const })),
      choose: api.vault.choose.handler(() => unexpected("vault.choose")),
    },
    commandLog: {
      page: api.commandLog.page.handler(() => unexpected("commandLog.page")),
      asCurl: api.commandLog.asCurl.handler(() => unexpected("commandLog.asCurl")),
      changed: api.commandLog.changed.handler(() => unexpected("commandLog.changed")),
    },
    history: { timeline: api.history.timeline.handler(() => unexpected("history.timeline")) },
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
