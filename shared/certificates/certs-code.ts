/** With which code `pairdesk certs` ends, and why. */
import { type PluginCode, worstPluginCode } from "../domain/plugin-code.ts";
import type { CertificateGrid } from "./certificate-grid.ts";
import type { CertificatesJudged } from "./certificates-view.ts";

export interface CertsCode {
  code: PluginCode;
  /** In sentences; empty where all is well. */
  reasons: string[];
}

/**
 * Critical: clients would refuse the stand-in, or something served has expired. Unknown: nothing could be read, or it cannot
 * be said whether both serve the same. Warning: a check says no. The worst of them counts, by 2 > 3 > 1 > 0.
 */
export function certsCodeOf(grid: CertificateGrid | null, judged: CertificatesJudged): CertsCode {
  const found: { code: PluginCode; reasons: string[] }[] = [
    { code: 2, reasons: criticalReasons(judged) },
    { code: 3, reasons: unknownReasons(grid, judged) },
    { code: 1, reasons: warningReasons(judged) },
  ];
  const present = found.filter(({ reasons }) => reasons.length > 0);
  const code = worstPluginCode(present.length > 0 ? present.map((one) => one.code) : [0]);
  return { code, reasons: present.flatMap(({ reasons }) => reasons) };
}

function criticalReasons({ rehearsal, renewals }: CertificatesJudged): string[] {
  const refused = rehearsal.answer === "no" ? rehearsal.reasons : [];
  const expired = renewals
    .filter(({ state }) => state === "expired")
    .map(({ subject, places }) => `${subject} has expired and is still served (${places.join(", ")}).`);
  return [...refused, ...expired];
}

function unknownReasons(grid: CertificateGrid | null, { comparisons }: CertificatesJudged): string[] {
  if (!grid?.cells.some(({ outcome }) => outcome.kind === "served")) return ["No certificate could be read."];
  const named = comparisons.find(({ sni }) => sni === "site");
  const answers = named ? [named.sameLeaf, named.sameKey, named.sameChain] : [];
  return answers.every((answer) => answer === "unknown")
    ? ["It is not known whether both appliances serve the same certificate."]
    : [];
}

const warningReasons = ({ checks }: CertificatesJudged): string[] =>
  checks.filter(({ answer }) => answer === "no").map(({ message }) => message);
