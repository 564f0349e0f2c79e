/** Who is who in a pair, for sentences. Roles are read, never concluded: without one the appliance is "the other one". */
import type { NetworkMethod } from "../../shared/domain/pair.ts";
import type { ApplianceStatus, PairStatus } from "../../shared/domain/pair-status.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";

export const methodWords: Record<NetworkMethod, string> = {
  "shared-ip": "shared IP",
  "dns-swing": "DNS swing",
  "nat-swing": "NAT swing",
};

export interface Sides {
  /** Holds the primary role, or is the peer of the only one that says backup. */
  source: ApplianceStatus;
  /** Would have to take over. */
  standIn: ApplianceStatus;
}

/** null while roles do not tell them apart: both the same, or neither known. */
export function sidesOf(status: PairStatus): Sides | null {
  const [a, b] = status.appliances;
  const rank = (appliance: ApplianceStatus) => ({ primary: 2, none: 0, unknown: 0, backup: -2 })[appliance.role];
  if (rank(a) === rank(b)) return null;
  return rank(a) > rank(b) ? { source: a, standIn: b } : { source: b, standIn: a };
}

export interface ApplianceOnScreen {
  view: PairView["appliances"][number];
  status: ApplianceStatus;
  isNormalPrimary: boolean;
}

/** The normal primary first, whatever its role: sides follow identity and never swap. */
export function appliancesByIdentity(pair: PairView): [ApplianceOnScreen, ApplianceOnScreen] {
  const [a, b] = pair.appliances;
  const onScreen = (view: PairView["appliances"][number], fallback: ApplianceStatus): ApplianceOnScreen => ({
    view,
    status: pair.status.appliances.find(({ name }) => name === view.name) ?? fallback,
    isNormalPrimary: view.name === pair.normalPrimary,
  });
  const [first, second] = [onScreen(a, pair.status.appliances[0]), onScreen(b, pair.status.appliances[1])];
  return second.isNormalPrimary ? [second, first] : [first, second];
}

/** Who is primary in the normal primary's place; null: nobody is. */
export const standInOf = ({ status, normalPrimary }: Pick<PairView, "status" | "normalPrimary">): string | null =>
  status.appliances.find(({ role, name }) => role === "primary" && name !== normalPrimary)?.name ?? null;

export interface KnownSync {
  at: string;
  /** The appliance's own text; null when it gave none or the sync is only remembered. */
  status: string | null;
}

/**
 * The newest last sync that either appliance tells of (as a rule only a primary does, v2 health), else the one that the
 * data at risk is counted from, which the core remembers when nobody tells any more.
 */
export function knownSync({ status, assessedAt }: Pick<PairView, "status" | "assessedAt">): KnownSync | null {
  const [a, b] = status.appliances.map(({ lastSync }) => lastSync);
  if (a && b) return a.at >= b.at ? a : b;
  const seconds = status.dataAtRisk?.seconds ?? null;
  const remembered =
    seconds === null ? null : { at: new Date(Date.parse(assessedAt) - seconds * 1000).toISOString(), status: null };
  return a ?? b ?? remembered;
}
