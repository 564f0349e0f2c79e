/**
 * What a person said of one setting, and whether it still counts: for 90 days, and only until something after which the
 * settings may be others. A role change is none of those, since settings belong to their appliance.
 */
import type { Attestation, AttestationItem } from "../domain/attestation.ts";
import type { SettingsChange, SettingsChangeCause } from "../domain/settings-change.ts";

export interface SaidByPeople {
  nowMs: number;
  attestations?: readonly Attestation[];
  settingsChanges?: readonly SettingsChange[];
}

export type StaleCause = "age" | SettingsChangeCause;

export interface Attested {
  attestation: Attestation;
  /** null: it counts. */
  staleBecause: StaleCause | null;
}

const attestedForMs = 90 * 86_400_000;

/** The last word on it, whether it still counts or not; null: nobody has said anything. */
export function attestedOf(said: SaidByPeople, item: AttestationItem, appliance: string | null): Attested | null {
  const [newest] = (said.attestations ?? [])
    .filter((one) => one.item === item && one.appliance === appliance)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return newest ? { attestation: newest, staleBecause: staleCause(newest, said) } : null;
}

/** What counts now; null: nothing does. */
export function countingValue(said: SaidByPeople, item: AttestationItem, appliance: string | null): string | null {
  const attested = attestedOf(said, item, appliance);
  return attested?.staleBecause === null ? attested.attestation.value : null;
}

/** Of several the first that happened. What seems to be said in the future was said before the clock was set back. */
function staleCause({ at, appliance }: Attestation, said: SaidByPeople): StaleCause | null {
  const saidMs = Date.parse(at);
  const [first] = (said.settingsChanges ?? [])
    .filter((change) => Date.parse(change.at) > saidMs)
    .filter((change) => appliance === null || change.cause === "relationship" || change.appliance === appliance)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (first) return first.cause;
  const ageMs = said.nowMs - saidMs;
  return ageMs > attestedForMs || ageMs < 0 ? "age" : null;
}
