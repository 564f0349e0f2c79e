/** What is not opened here, said from the algorithm identifiers alone. */
import { type Finding, protectionFindings } from "../file-problems.ts";
import type { Encryption } from "./read-encryption.ts";
import type { Mac } from "./read-mac.ts";

const mostIterations = 1_000_000;
/** Of all parts of a file together: each may ask for as many as one may, and a file has many parts. */
const mostTogether = 4 * mostIterations;

/** @param before iterations that other parts of the same file have asked for already */
export function refuseEncryption(encryptions: Encryption[], mac: Mac | null, before = 0): Finding[] {
  const findings: Finding[] = [];
  if (mac?.kind === "pbmac1") findings.push(protectionFindings.pbmac1());
  if (mac?.kind === "unknown") findings.push(protectionFindings.mac(mac.words));
  const words = new Set(encryptions.filter(({ scheme }) => !scheme).map((encryption) => encryption.words));
  for (const name of words) findings.push(protectionFindings.cipher(name));
  const counts = [...encryptions, ...(mac ? [mac] : [])].map(({ iterations }) => iterations);
  const most = Math.max(0, ...counts);
  const together = counts.reduce((sum, count) => sum + count, before);
  if (most > mostIterations) findings.push(protectionFindings.iterations(most));
  else if (together > mostTogether) findings.push(protectionFindings.iterations(together));
  return findings;
}
