/** Changes made in /login while the stand-in is primary, kept so that they can be entered again afterwards. */
import { randomUUID } from "node:crypto";
import type { NotedChange } from "../../shared/contract/changes.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { mostLoginChanges } from "../../shared/readiness/attest-limits.ts";
import { findPair } from "./create-credentials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import { refuseStranger } from "./create-readiness.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import { type Clock, isoNow } from "./ports.ts";

/** All answer with the list, oldest first, and throw PairdeskError `not-found`; those that write `disk-full` and the like. */
export interface LoginChangesService {
  changes(pairId: string): LoginChange[];
  /** Throws PairdeskError `time-refused`, `list-full`. */
  note(pairId: string, change: NotedChange): LoginChange[];
  reApply(pairId: string, changeId: string): LoginChange[];
  undoReApply(pairId: string, changeId: string): LoginChange[];
  remove(pairId: string, changeId: string): LoginChange[];
  /** Throws PairdeskError `list-full`. */
  restore(pairId: string, change: LoginChange): LoginChange[];
}

/** A clock in another room may be a little ahead. */
const aheadMs = 60_000;

export function createLoginChanges(options: {
  stores: Stores;
  watching: Watching;
  clock: Clock;
  recordDeed: RecordDeed;
}): LoginChangesService {
  const { stores, watching, clock, recordDeed } = options;
  const { loginChanges } = stores;

  function changes(pairId: string): LoginChange[] {
    findPair(stores, pairId);
    return loginChanges.list(pairId);
  }
  function find(pairId: string, changeId: string): LoginChange {
    const found = changes(pairId).find(({ id }) => id === changeId);
    if (found) return found;
    throw new PairdeskError("not-found", "This change is not in the list any more.", "Look at the list again.");
  }
  function put(pairId: string, change: LoginChange): LoginChange[] {
    loginChanges.put(pairId, change);
    watching.heed(pairId);
    return changes(pairId);
  }
  function refuseTooMany(pairId: string): void {
    if (changes(pairId).length < mostLoginChanges) return;
    const message = `The list holds ${mostLoginChanges} changes already.`;
    throw new PairdeskError("list-full", message, "Remove those that were entered again.");
  }

  return {
    changes,
    note(pairId, { at, ...words }) {
      refuseStranger(findPair(stores, pairId), words.appliance);
      refuseTooMany(pairId);
      const madeMs = at === null ? clock.nowMs() : Date.parse(at);
      if (madeMs > clock.nowMs() + aheadMs) {
        throw new PairdeskError("time-refused", "A change cannot have been made in the future.", "Correct the time.");
      }
      recordDeed(pairId, "change-noted", `${words.what} (${words.appliance})`);
      return put(pairId, { id: randomUUID(), at: new Date(madeMs).toISOString(), ...words, reAppliedAt: null });
    },
    reApply(pairId, changeId) {
      const change = find(pairId, changeId);
      if (change.reAppliedAt !== null) return changes(pairId);
      const list = put(pairId, { ...change, reAppliedAt: isoNow(clock) });
      recordDeed(pairId, "change-re-applied", change.what);
      return list;
    },
    undoReApply: (pairId, changeId) => put(pairId, { ...find(pairId, changeId), reAppliedAt: null }),
    remove(pairId, changeId) {
      find(pairId, changeId);
      loginChanges.remove(pairId, changeId);
      watching.heed(pairId);
      return changes(pairId);
    },
    restore(pairId, change) {
      refuseStranger(findPair(stores, pairId), change.appliance);
      refuseTooMany(pairId);
      return put(pairId, change);
    },
  };
}
