/** What a person says of a pair: kept first, then heeded by whoever watches it. */
import { roleChangeSeenAt } from "../../shared/assessment/role-change-seen.ts";
import { longestMaintenanceMs } from "../../shared/domain/longest-maintenance.ts";
import type { Maintenance } from "../../shared/domain/maintenance.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { findPair } from "./create-credentials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import { type Clock, isoNow } from "./ports.ts";

/** All throw PairdeskError `not-found`, `disk-full` and the like. */
export interface SaidService {
  /** Where no role change was seen there is nothing to take note of, and nothing is kept. */
  acknowledgeRoles(pairId: string): PairView;
  /** Replaces what was announced before; it began then. Throws PairdeskError `time-refused`. */
  startMaintenance(pairId: string, until: string, note: string | null): PairView;
  endMaintenance(pairId: string): PairView;
}

export function createSaid(options: {
  stores: Stores;
  watching: Watching;
  clock: Clock;
  recordDeed: RecordDeed;
}): SaidService {
  const { stores, watching, clock, recordDeed } = options;

  function heed(pairId: string, say: () => void): PairView {
    say();
    return watching.heed(pairId);
  }

  return {
    acknowledgeRoles(pairId) {
      const pair = findPair(stores, pairId);
      const until = roleChangeSeenAt(pair, stores.memories.load(pairId), clock.nowMs());
      return heed(pairId, () => {
        if (until === null) return;
        stores.said.putRolesAcknowledged(pairId, { until, at: isoNow(clock) });
        recordDeed(pairId, "roles-acknowledged", null);
      });
    },
    startMaintenance(pairId, until, note) {
      findPair(stores, pairId);
      refuseTime(Date.parse(until), clock.nowMs());
      const since = presentMaintenance(stores.said.load(pairId).maintenance, clock.nowMs())?.since ?? isoNow(clock);
      const told: Maintenance = { since, until: new Date(until).toISOString(), note };
      return heed(pairId, () => {
        stores.said.putMaintenance(pairId, told);
        recordDeed(pairId, "maintenance-started", `until ${told.until}${note === null ? "" : `: ${note}`}`);
      });
    },
    endMaintenance(pairId) {
      findPair(stores, pairId);
      const present = presentMaintenance(stores.said.load(pairId).maintenance, clock.nowMs());
      return heed(pairId, () => {
        stores.said.putMaintenance(pairId, null);
        if (present) recordDeed(pairId, "maintenance-ended", present.note);
      });
    },
  };
}

/** One that is over, or seems to begin in the future because the clock was set back, is not gone on with. */
const presentMaintenance = (known: Maintenance | null, nowMs: number): Maintenance | null =>
  known && Date.parse(known.since) <= nowMs && nowMs < Date.parse(known.until) ? known : null;

function refuseTime(untilMs: number, nowMs: number): void {
  if (untilMs <= nowMs) {
    throw new PairdeskError("time-refused", "Maintenance cannot end in the past.", "Choose a time still to come.");
  }
  if (untilMs - nowMs > longestMaintenanceMs) {
    const message = "Maintenance can last 30 days at most.";
    throw new PairdeskError("time-refused", message, "Choose an earlier end; it can be started again then.");
  }
}
