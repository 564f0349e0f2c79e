/** All that a certificate says of itself, line by line, in the order in which people compare. */
import type { CertificateFacts, PublicKeyFacts } from "../../shared/certificates/certificate-facts.ts";
import { fingerprintWords } from "./fingerprint-words.ts";
import { fullLocalTime } from "./local-time.ts";

export interface FactLine {
  name: string;
  value: string;
  /** What is worth copying, exactly as it is; null: nothing. */
  copy: string | null;
}

export function certificateLines(facts: CertificateFacts): readonly FactLine[] {
  return [
    line("Subject", facts.subject),
    line("Names", listed(facts.names, "none: no client accepts it")),
    line("Issuer", facts.issuer),
    { ...line("Serial number", fingerprintWords(facts.serial)), copy: facts.serial },
    line("Valid from", fullLocalTime(facts.notBefore)),
    line("Valid until", fullLocalTime(facts.notAfter)),
    line("Key", keyWords(facts.key)),
    { ...line("Fingerprint (SHA-256)", fingerprintWords(facts.sha256)), copy: fingerprintWords(facts.sha256) },
    { ...line("Key fingerprint", fingerprintWords(facts.keySha256)), copy: fingerprintWords(facts.keySha256) },
    line("Signature digest", facts.digest ?? "none of its own"),
    line("Key usages", listed(facts.usages, "not limited")),
    line("Purposes", listed(facts.extendedUsages, "not limited")),
    line("Authority (CA)", facts.isCa ? "yes" : "no"),
    line("OCSP addresses", listed(facts.ocspUrls, "none")),
    line("CRL addresses", listed(facts.crlUrls, "none")),
    line("Subject key id", facts.subjectKeyId ?? "none"),
    line("Authority key id", facts.authorityKeyId ?? "none"),
  ];
}

const line = (name: string, value: string): FactLine => ({ name, value, copy: null });

const listed = (all: readonly string[], none: string): string => (all.length === 0 ? none : all.join(", "));

/** `RSA 2048`, `EC P-256`, `Ed25519`. */
export const keyWords = ({ type, bits, curve }: PublicKeyFacts): string =>
  [type === "other" ? "another kind" : type, curve ?? bits].filter((part) => part !== null).join(" ");
