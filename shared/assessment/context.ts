/** What judgement needs to know beside what was seen. */
import type { Attestation } from "../domain/attestation.ts";
import type { Maintenance } from "../domain/maintenance.ts";
import type { SettingsChange } from "../domain/settings-change.ts";
import type { SyncSeen } from "./sync-rhythm.ts";

/** Since when each condition that a second look must confirm has been there, by its finding's code. ISO times. */
export type SuspectedSince = Readonly<Record<string, string>>;

/** A procedure that somebody told us of: what it brings with it is shown calmly until it should be over. */
export interface Expectation {
  /** What a person reads: "planned switch", "maintenance". */
  by: string;
  kind: "swap" | "maintenance" | "upgrade" | "replacement" | "establish";
  /** ISO times. */
  from: string;
  until: string;
  /** When the site name was led to the other appliance; null before, and where nobody tells. */
  swungAt: string | null;
}

export interface AssessmentContext {
  nowMs: number;
  /** One check of the terminal, which reports at once; a watcher waits for a second look before it says conflict. */
  isSingleLook: boolean;
  suspectedSince: SuspectedSince;
  /** Since when looks could be made at all: before, this computer slept or nobody watched, and nothing was missed. */
  awakeSince?: string | null;
  expected?: readonly Expectation[];
  /** Announced by a person; null or left out: none is. One that should be over counts no more. */
  maintenance?: Maintenance | null;
  /** Recorded over months, in any order; memory itself holds the last few. None when left out. */
  syncsSeen?: readonly SyncSeen[];
  /**
   * Role changes up to here are known to a person. A run of ours sets it to its own end, since the change it made is
   * nobody else's.
   */
  rolesAcknowledgedUntil?: string | null;
  /** What a person looked up that no API shows; none when left out. */
  attestations?: readonly Attestation[];
  /** After each of these what was said before has to be said again; none when left out. */
  settingsChanges?: readonly SettingsChange[];
  /** How long an appliance kept silent each time that its end was seen, in milliseconds; asked only while one is silent. */
  outagesOf?: (appliance: string) => readonly number[];
  /** A takeover of ours from which nobody has switched back yet: whoever answers as primary beside the stand-in is to be demoted. */
  takeover?: { standIn: string; at: string } | null;
  /** When a configuration backup of each appliance was taken through the API last; by appliance. ISO. */
  backups?: Readonly<Record<string, string>>;
}
