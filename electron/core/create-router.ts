/** The contract joined to the services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import type { SaveText } from "../../shared/contract/app.ts";
import { contract } from "../../shared/contract/contract.ts";
import { type CertificateServices, createCertificateRoutes } from "./create-certificate-routes.ts";
import type { CommandLogService } from "./create-command-log.ts";
import type { ConnectionService } from "./create-connection.ts";
import type { CredentialsService } from "./create-credentials.ts";
import type { DiagnosticsService } from "./create-diagnostics.ts";
import { createHistoryRoutes, type HistoryServices } from "./create-history-routes.ts";
import type { Housekeeping } from "./create-housekeeping.ts";
import { createPairRoutes, type PairServices } from "./create-pair-routes.ts";
import { createPeopleRoutes, type PeopleServices } from "./create-people-routes.ts";
import type { PracticeService } from "./create-practice.ts";
import { createRunRoutes, type RunServices } from "./create-run-routes.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { DoorPorts } from "./ports.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface Services extends PairServices, HistoryServices, PeopleServices, RunServices, CertificateServices {
  facts: { version: string; door: DoorPorts["door"]; dataFolder: string };
  board: NoticeBoard;
  openLink(url: string): Promise<void>;
  saveText(asked: SaveText): Promise<string | null>;
  connection: ConnectionService;
  credentials: CredentialsService;
  vault: Pick<VaultDesk, "standing" | "choose">;
  practice: PracticeService;
  commandLog: CommandLogService;
  storage: Pick<Housekeeping, "state" | "preview" | "keep">;
  diagnostics: DiagnosticsService;
}

export function createRouter(services: Services) {
  const api = implement(contract);
  const { monitor, connection, credentials, vault, practice, board, commandLog, storage } = services;
  const done = (work: Promise<void>) => work.then(() => null);

  return api.router({
    app: {
      facts: api.app.facts.handler(() => ({ ...services.facts, notices: board.list() })),
      noticesChanged: api.app.noticesChanged.handler(({ signal }) => board.events.subscribe(signal)),
      openLink: api.app.openLink.handler(({ input }) => done(services.openLink(input.url))),
      saveText: api.app.saveText.handler(async ({ input }) => ({ path: await services.saveText(input) })),
    },
    pairs: createPairRoutes(services),
    connection: {
      test: api.connection.test.handler(({ input, signal }) => connection.test(input, signal)),
    },
    credentials: {
      set: api.credentials.set.handler(({ input }) => credentials.set(input)),
      remove: api.credentials.remove.handler(({ input }) => credentials.remove(input)),
      state: api.credentials.state.handler(({ input }) => credentials.states(input.pairId)),
    },
    diagnostics: {
      collect: api.diagnostics.collect.handler(({ input }) => ({ text: services.diagnostics.collect(input) })),
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
    ...createCertificateRoutes(services),
    ...createHistoryRoutes(services),
    ...createPeopleRoutes(services),
    runs: createRunRoutes(services),
    storage: {
      state: api.storage.state.handler(() => storage.state()),
      preview: api.storage.preview.handler(({ input }) => storage.preview(input)),
      keep: api.storage.keep.handler(({ input }) => storage.keep(input)),
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
