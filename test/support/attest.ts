/** Attestations in few words: `item value` of the pair, `item appliance value` of one appliance. */
import { type Attestation, attestationSchema } from "../../shared/domain/attestation.ts";
import { ago } from "./observations.ts";

export function attest(
  words: string,
  { daysAgo = 1, by = "Ada" }: { daysAgo?: number; by?: string } = {},
): Attestation {
  const parts = words.split(" ");
  const [item, second, third] = parts;
  return attestationSchema.parse({
    item,
    appliance: third === undefined ? null : second,
    value: third ?? second,
    at: ago(daysAgo * 86_400),
    by,
    note: null,
  });
}

export const attestAll = (...all: string[]): Attestation[] => all.map((one) => attest(one));
