/** All that people have told of a pair, read together and held, so that judging reads no disk. */
import type { AssessmentContext } from "../../shared/assessment/context.ts";
import type { Attestation } from "../../shared/domain/attestation.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import type { Said } from "../../shared/domain/said.ts";
import type { SettingsChange } from "../../shared/domain/settings-change.ts";
import type { Stores } from "./create-stores.ts";
import type { WatcherOptions } from "./monitor/pair-watcher.ts";

export interface ToldByPeople extends Said {
  attestations: readonly Attestation[];
  settingsChanges: readonly SettingsChange[];
  loginChanges: readonly LoginChange[];
}

export const readToldByPeople = (
  { said, attestations, loginChanges }: Pick<Stores, "said" | "attestations" | "loginChanges">,
  pairId: string,
): ToldByPeople => ({
  ...said.load(pairId),
  attestations: attestations.current(pairId),
  settingsChanges: attestations.changes(pairId),
  loginChanges: loginChanges.list(pairId),
});

export interface HeldWords {
  /** Reads them, anew if they were read before. */
  read(pairId: string): void;
  forget(pairId: string): void;
  /** As a watcher asks for them. */
  toWatcher(
    pairId: string,
  ): Required<
    Pick<WatcherOptions, "maintenance" | "rolesAcknowledgedUntil" | "rolesAcknowledgedAt" | "told" | "expected">
  >;
}

/** What runs bring with them while they are open, and leave behind: a takeover, and the configuration backups they took. */
export type LeftByRuns = (pairId: string) => Pick<AssessmentContext, "takeover" | "backups" | "expected">;

export function createToldByPeople(
  stores: Pick<Stores, "said" | "attestations" | "loginChanges" | "history">,
  leftByRuns: LeftByRuns | undefined,
): HeldWords {
  const held = new Map<string, ToldByPeople>();
  return {
    read: (pairId) => void held.set(pairId, readToldByPeople(stores, pairId)),
    forget: (pairId) => void held.delete(pairId),
    toWatcher: (pairId) => ({
      maintenance: () => held.get(pairId)?.maintenance ?? null,
      rolesAcknowledgedUntil: () => held.get(pairId)?.rolesAcknowledged?.until ?? null,
      rolesAcknowledgedAt: () => held.get(pairId)?.rolesAcknowledged?.at ?? null,
      expected: () => leftByRuns?.(pairId).expected ?? [],
      told() {
        const { attestations = [], settingsChanges = [], loginChanges = [] } = held.get(pairId) ?? {};
        const outagesOf = (appliance: string) => stores.history.outagesMs(pairId, appliance);
        return { attestations, settingsChanges, loginChanges, outagesOf, ...leftByRuns?.(pairId) };
      },
    }),
  };
}
