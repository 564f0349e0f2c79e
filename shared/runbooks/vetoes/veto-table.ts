/**
 * What stands against which procedure, and how much it weighs: the table of `judgement.md` 4, cell by cell. What an
 * upgrade or a replacement does about it stands in those procedures.
 */
import type { VetoColumn } from "../check.ts";
import type { RunbookId } from "../runbook.ts";
import type { VetoCondition, VetoWeight } from "./veto.ts";

/** null: none of them applies, since the procedure takes nothing over and overwrites nothing. */
export const vetoColumnOf: Readonly<Record<RunbookId, VetoColumn | null>> = {
  "planned-switch": "planned",
  "switch-back": "planned",
  "unplanned-takeover": "takeover",
  "force-backup": "force",
  "demote-returned-primary": "conflict",
  "resolve-conflict": "conflict",
  "sync-now": "sync",
  "establish-relationship": "establish",
  "break-relationship": null,
  "replicate-certificate": null,
  "renew-certificate": null,
};

export type Weight = VetoWeight | "none";

/** A cell that depends on what is about to be done, or on what is seen. */
export interface VetoMoment {
  isSyncFirst: boolean;
  /** The peer is seen alive and healthy from here. */
  isPeerSeen: boolean;
  /** Two versions beside each other are what an upgrade is. */
  isUpgrade?: boolean;
}

type Cell = Weight | { withSync: Weight; withoutSync: Weight; inUpgrade?: Weight } | { unlessPeerSeen: Weight };

const shownOnly = { planned: "shown", takeover: "shown", force: "shown", conflict: "shown" } as const;
const notAsked = { sync: "none", establish: "none", replace: "none" } as const;
const unlessPeerSeen = { unlessPeerSeen: "hard" } as const;

const table: Readonly<Record<VetoCondition, Readonly<Record<VetoColumn, Cell>>>> = {
  conflict: {
    planned: "hard",
    takeover: "shown",
    force: "shown",
    conflict: "none",
    sync: "hard",
    establish: "hard",
    replace: "shown",
  },
  // A planned switch and an establish ask a person to accept the new appliance first; then it holds no more.
  "appliance-id-changed": {
    planned: "hard",
    takeover: "soft",
    force: "hard",
    conflict: "soft",
    sync: "hard",
    establish: "hard",
    replace: "shown",
  },
  "served-by-primary": { ...shownOnly, ...notAsked, takeover: "hard" },
  "software-unequal": {
    planned: { withSync: "hard", withoutSync: "soft", inUpgrade: "shown" },
    takeover: "shown",
    force: "shown",
    conflict: "soft",
    sync: "hard",
    establish: "hard",
    replace: "shown",
  },
  "sync-overdue": {
    ...shownOnly,
    planned: "soft",
    force: unlessPeerSeen,
    sync: "shown",
    establish: "shown",
    replace: "shown",
  },
  "backup-unhealthy": {
    planned: "hard",
    takeover: "soft",
    force: unlessPeerSeen,
    conflict: "shown",
    sync: "shown",
    establish: "shown",
    replace: "shown",
  },
  "certificate-refused": {
    planned: "soft",
    takeover: "shown",
    force: "soft",
    conflict: "shown",
    sync: "none",
    establish: "shown",
    replace: "shown",
  },
  "no-backup": {
    planned: "soft",
    takeover: "shown",
    force: "soft",
    conflict: "soft",
    sync: "shown",
    establish: "soft",
    replace: "soft",
  },
  "settings-on-at-primary": {
    planned: "soft",
    takeover: "shown",
    force: "soft",
    conflict: "shown",
    sync: "none",
    establish: "shown",
    replace: "shown",
  },
  attestations: { ...shownOnly, planned: "soft", sync: "shown", establish: "shown", replace: "shown" },
  "no-full-access": { planned: "hard", takeover: "hard", force: "hard", conflict: "hard", ...notAsked },
  "cool-down": { planned: "soft", takeover: "soft", force: "soft", conflict: "none", ...notAsked },
  "changes-open": {
    ...shownOnly,
    planned: { withSync: "hard", withoutSync: "shown" },
    sync: "hard",
    establish: "hard",
    replace: "shown",
  },
  "recent-changes": {
    planned: { withSync: "hard", withoutSync: "none" },
    takeover: "none",
    force: "none",
    conflict: "none",
    sync: "hard",
    establish: "none",
    replace: "none",
  },
  "peer-not-seen": { planned: "none", takeover: "none", force: "hard", conflict: "none", ...notAsked },
  "not-the-live-data": {
    planned: "none",
    takeover: "none",
    force: "none",
    conflict: "none",
    sync: "none",
    establish: "hard",
    replace: "none",
  },
};

/** What this condition weighs when it is known to hold. */
export function weightOf(column: VetoColumn, condition: VetoCondition, moment: VetoMoment): Weight {
  const cell = table[condition][column];
  if (typeof cell === "string") return cell;
  if ("unlessPeerSeen" in cell) return moment.isPeerSeen ? "shown" : cell.unlessPeerSeen;
  if (moment.isUpgrade && cell.inUpgrade) return cell.inUpgrade;
  return moment.isSyncFirst ? cell.withSync : cell.withoutSync;
}

/** What may hold weighs one less than what does: unknown is an answer, and not the worst one. */
export function weightIfUnknown(weight: Weight): Weight {
  if (weight === "hard") return "soft";
  return weight === "soft" ? "shown" : weight;
}
