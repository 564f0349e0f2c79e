/** The core's own comparison as the window shows it: the names of the details, local times, fingerprints in groups. */
import type { Difference } from "../../shared/certificates/certificates-view.ts";
import { fingerprintWords } from "./fingerprint-words.ts";
import { fullLocalTime } from "./local-time.ts";

export const differenceWords = ({ field, a, b }: Difference): Difference => ({
  field: names.get(field) ?? capital(field),
  a: valueWords(field, a),
  b: valueWords(field, b),
});

/** Where the details call it otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ["certificate fingerprint", "Fingerprint (SHA-256)"],
  ["extended key usages", "Purposes"],
  ["authority", "Authority (CA)"],
  ["OCSP addresses", "OCSP addresses (where an issuer tells what it revoked)"],
  ["CRL addresses", "CRL addresses (lists of what was revoked)"],
]);

function valueWords(field: string, value: string | null): string | null {
  if (value === null) return null;
  if (field === "valid from" || field === "valid until") return fullLocalTime(value);
  return field.endsWith("fingerprint") || field === "serial number" ? fingerprintWords(value) : value;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
