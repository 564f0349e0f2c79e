/** The contract joined to the services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { PracticeService } from "./create-practice.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Monitor } from "./monitor/monitor.ts";
import type { DoorPorts } from "./ports.ts";

export interface Services {
  facts: { version: string; door: DoorPorts["door"]; dataFolder: string };
  board: NoticeBoard;
  openLink(url: string): Promise<void>;
  monitor: Monitor;
  pairEvents: LatestEvents<PairEvent>;
  practice: PracticeService;
}

export function createRouter(services: Services) {
  const api = implement(contract);
  const { monitor, pairEvents, practice, board } = services;
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
    },
    practice: {
      open: api.practice.open.handler(async () => monitor.view(await practice.open())),
      close: api.practice.close.handler(() => done(practice.close())),
      killAppliance: api.practice.killAppliance.handler(({ input }) => done(practice.killAppliance(input.appliance))),
      startAppliance: api.practice.startAppliance.handler(({ input }) =>
        done(practice.startAppliance(input.appliance)),
      ),
    },
  });
}
