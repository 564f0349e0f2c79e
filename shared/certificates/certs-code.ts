/** With which code `pairdesk certs` ends, and why. */
import { type PluginCode, worstPluginCode } from "../domain/plugin-code.ts";
import type { CertificateGrid } from "./certificate-grid.ts";
import type { CertificatesJudged } from "./certificates-view.ts";
import { isRefusedForName } from "./refusal-words.ts";

export interface CertsCode {
  code: PluginCode;
  /** In sentences; empty where all is well. */
  reasons: string[];
}

/**
 * Critical: clients would refuse the stand-in, or something that they need has expired. Unknown: what decides over trust could
 * not be seen. Warning: a check says no. The worst of them counts, by 2 > 3 > 1 > 0. What is only good to know changes nothing,
 * and neither does a clock that has not told its time: nobody is asked for it here.
 */
export function certsCodeOf(grid: CertificateGrid | null, judged: CertificatesJudged): CertsCode {
  const found: { code: PluginCode; reasons: string[] }[] = [
    { code: 2, reasons: criticalReasons(grid, judged) },
    { code: 3, reasons: unknownReasons(grid, judged) },
    { code: 1, reasons: warningReasons(judged) },
  ];
  const present = found.filter(({ reasons }) => reasons.length > 0);
  const code = worstPluginCode(present.length > 0 ? present.map((one) => one.code) : [0]);
  return { code, reasons: present.flatMap(({ reasons }) => reasons) };
}

function criticalReasons(grid: CertificateGrid | null, { rehearsal, renewals }: CertificatesJudged): string[] {
  const refused = rehearsal.answer === "no" ? rehearsal.reasons : [];
  const expired = renewals
    .filter(({ sha256, state }) => state === "expired" && isNeeded(sha256, grid))
    .map(({ subject, places }) => `${subject} has expired and is still served (${places.join(", ")}).`);
  return [...refused, ...expired];
}

/** Clients have a root themselves; and what was over when they accepted the chain all the same, they did without. */
function isNeeded(sha256: string, grid: CertificateGrid | null): boolean {
  return (grid?.cells ?? []).some(({ outcome, at }) => {
    if (outcome.kind !== "served") return false;
    const { chain, clientRefusal } = outcome;
    const place = chain.findIndex((one) => one.sha256 === sha256);
    const found = chain[place];
    if (!found || place === 0) return found !== undefined;
    const isAccepted = clientRefusal === null || isRefusedForName(clientRefusal);
    return !found.isSelfSigned && !(isAccepted && Date.parse(found.notAfter) <= Date.parse(at));
  });
}

/** Without an answer to these nobody can say that clients get what they trust. */
const decisive = [
  "trusted",
  "names-cover-site",
  "chain-complete",
  "every-element-valid",
  "site-serves-same",
  "same-certificate",
];

function unknownReasons(grid: CertificateGrid | null, { checks, rehearsal }: CertificatesJudged): string[] {
  if (!grid?.cells.some(({ outcome }) => outcome.kind === "served")) return ["No certificate could be read."];
  const unseen = checks.filter(({ code, answer }) => answer === "unknown" && decisive.includes(code));
  const untried = rehearsal.answer === "unknown" ? rehearsal.reasons : [];
  return [...new Set([...untried, ...unseen.map(({ message }) => message)])];
}

const goodToKnow = ["root-not-sent", "lets-encrypt"];

const warningReasons = ({ checks }: CertificatesJudged): string[] =>
  checks.filter(({ code, answer }) => answer === "no" && !goodToKnow.includes(code)).map(({ message }) => message);
