/** The contract joined to the services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import type { CommandLogService } from "./create-command-log.ts";
import type { CredentialsService } from "./create-credentials.ts";
import type { PairsService } from "./create-pairs.ts";
import type { PracticeService } from "./create-practice.ts";
import type { SaidService } from "./create-said.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Monitor } from "./monitor/monitor.ts";
import type { DoorPorts } from "./ports.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface Services {
  facts: { version: string; door: DoorPorts["door"]; dataFolder: string };
  board: NoticeBoard;
  openLink(url: string): Promise<void>;
  monitor: Monitor;
  pairEvents: LatestEvents<PairEvent>;
  pairs: PairsService;
  said: SaidService;
  credentials: CredentialsService;
  vault: Pick<VaultDesk, "standing" | "choose">;
  practice: PracticeService;
  commandLog: CommandLogService;
  history: { timeline(pairId: string, period: { from: string; until: string }): PairTimeline };
}

export function createRouter(services: Services) {
  const api = implement(contract);
  const { monitor, pairEvents, pairs, said, credentials, vault, practice, board, commandLog, history } = services;
  const done = (work: Promise<void>) => work.then(() => null);

  return api.router({
    app: {
      facts: api.app.facts.handler(() => ({ ...services.facts, notices: board.list() })),
      noticesChanged: api.app.noticesChanged.handler(({ signal }) => board.events.subscribe(signal)),
      openLink: api.app.openLink.handler(({ input }) => done(services.openLink(input.url))),
    },
    pairs: {
      list: api.pairs.list.handler(() => monitor.views()),
      changed: api.pairs.changed.handler(({ signal }) => pairEvents.subscribe(signal)),
      check: api.pairs.check.handler(({ input }) => monitor.checkNow(input.pairId)),
      acknowledgeRoles: api.pairs.acknowledgeRoles.handler(({ input }) => said.acknowledgeRoles(input.pairId)),
      startMaintenance: api.pairs.startMaintenance.handler(({ input }) =>
        said.startMaintenance(input.pairId, input.until, input.note || null),
      ),
      endMaintenance: api.pairs.endMaintenance.handler(({ input }) => said.endMaintenance(input.pairId)),
      definition: api.pairs.definition.handler(({ input }) => pairs.definition(input.pairId)),
      add: api.pairs.add.handler(({ input }) => pairs.add(input.definition)),
      update: api.pairs.update.handler(({ input }) => pairs.update(input.pairId, input.definition)),
      remove: api.pairs.remove.handler(({ input }) => done(pairs.remove(input.pairId))),
      removed: api.pairs.removed.handler(() => pairs.removed()),
      restore: api.pairs.restore.handler(({ input }) => pairs.restore(input.pairId)),
      previewImport: api.pairs.previewImport.handler(({ input }) => pairs.previewImport(input.text)),
      import: api.pairs.import.handler(({ input }) => pairs.import(input.text, input.choices)),
      export: api.pairs.export.handler(({ input }) => ({ text: pairs.export(input.pairIds) })),
    },
    credentials: {
      set: api.credentials.set.handler(({ input }) => credentials.set(input)),
      remove: api.credentials.remove.handler(({ input }) => credentials.remove(input)),
      state: api.credentials.state.handler(({ input }) => credentials.states(input.pairId)),
    },
    vault: {
      state: api.vault.state.handler(() => vault.standing()),
      choose: api.vault.choose.handler(({ input }) => vault.choose(input)),
    },
    commandLog: {
      page: api.commandLog.page.handler(({ input }) => commandLog.log.page(input)),
      asCurl: api.commandLog.asCurl.handler(({ input }) => ({ text: commandLog.log.asCurl(input.id) })),
      changed: api.commandLog.changed.handler(({ signal }) => commandLog.changed.subscribe(signal)),
    },
    history: {
      timeline: api.history.timeline.handler(({ input: { pairId, ...period } }) => history.timeline(pairId, period)),
    },
    practice: {
      open: api.practice.open.handler(async () => monitor.view(await practice.open())),
      close: api.practice.close.handler(() => done(practice.close())),
      scenarios: api.practice.scenarios.handler(() => practice.scenarios()),
      setScenario: api.practice.setScenario.handler(async ({ input }) =>
        monitor.view(await practice.setScenario(input.id)),
      ),
      killAppliance: api.practice.killAppliance.handler(({ input }) => done(practice.killAppliance(input.appliance))),
      startAppliance: api.practice.startAppliance.handler(({ input }) =>
        done(practice.startAppliance(input.appliance)),
      ),
    },
  });
}
