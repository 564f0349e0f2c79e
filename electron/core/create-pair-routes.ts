/** The calls about pairs joined to their services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { type PairEvent, pairsContract } from "../../shared/contract/pairs.ts";
import type { PairsService } from "./create-pairs.ts";
import type { SaidService } from "./create-said.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { Monitor } from "./monitor/monitor.ts";

export interface PairServices {
  monitor: Monitor;
  /** A window has been told of the pairs. */
  onListed(): void;
  pairEvents: LatestEvents<PairEvent>;
  pairs: PairsService;
  said: SaidService;
}

export function createPairRoutes({ monitor, onListed, pairEvents, pairs, said }: PairServices) {
  const api = implement(pairsContract);
  const done = (work: Promise<void>) => work.then(() => null);
  return {
    list: api.list.handler(() => {
      onListed();
      return monitor.views();
    }),
    changed: api.changed.handler(({ signal }) => pairEvents.subscribe(signal)),
    check: api.check.handler(({ input }) => monitor.checkNow(input.pairId)),
    acknowledgeRoles: api.acknowledgeRoles.handler(({ input }) => said.acknowledgeRoles(input.pairId)),
    startMaintenance: api.startMaintenance.handler(({ input }) =>
      said.startMaintenance(input.pairId, input.until, input.note || null),
    ),
    endMaintenance: api.endMaintenance.handler(({ input }) => said.endMaintenance(input.pairId)),
    definition: api.definition.handler(({ input }) => pairs.definition(input.pairId)),
    add: api.add.handler(({ input }) => pairs.add(input.definition)),
    update: api.update.handler(({ input }) => pairs.update(input.pairId, input.definition)),
    remove: api.remove.handler(({ input }) => done(pairs.remove(input.pairId))),
    removed: api.removed.handler(() => pairs.removed()),
    restore: api.restore.handler(({ input }) => pairs.restore(input.pairId)),
    previewImport: api.previewImport.handler(({ input }) => pairs.previewImport(input.text)),
    import: api.import.handler(({ input }) => pairs.import(input.text, input.choices)),
    export: api.export.handler(({ input }) => ({ text: pairs.export(input.pairIds) })),
  };
}
