/** What a person has said that still counts. */
import type { Attestation, AttestationItem } from "../../domain/attestation.ts";

const countsForMs = 90 * 86_400_000;

/** What was said in the future was said before this computer's clock was set back: its age is not known. */
const isFresh = ({ at }: Attestation, nowMs: number): boolean => {
  const ageMs = nowMs - Date.parse(at);
  return ageMs >= 0 && ageMs <= countsForMs;
};

/** The newest word on it. null: nobody has said, or too long ago to count (`judgement.md` 6). `appliance` null: of the pair. */
export function attested(
  attestations: readonly Attestation[],
  item: AttestationItem,
  appliance: string | null,
  nowMs: number,
): Attestation | null {
  const [newest] = attestations
    .filter((one) => one.item === item && one.appliance === appliance && isFresh(one, nowMs))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return newest ?? null;
}
