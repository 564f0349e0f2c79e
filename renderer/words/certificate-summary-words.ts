/** How the certificates of a pair stand, in one sentence. It puts the answers of the core into words and weighs nothing anew. */
import type { CertificatesView, Comparison } from "../../shared/certificates/certificates-view.ts";
import type { Tone } from "./tone.ts";

type Judged = Pick<CertificatesView, "grid" | "comparisons" | "rehearsal" | "checks" | "behind">;

export interface CertificatesSaid {
  tone: Tone;
  sentence: string;
}

/** As clients of the site ask; null: never looked. */
const comparisonForClients = ({ comparisons }: Pick<CertificatesView, "comparisons">): Comparison | null =>
  comparisons.find(({ sni }) => sni === "site") ?? null;

export function certificatesSentence(view: Judged, [first, second]: readonly [string, string]): CertificatesSaid {
  if (view.grid === null)
    return { tone: "unsure", sentence: "Nobody has looked at the certificates of this pair yet." };
  const compared = comparisonForClients(view);
  const { answer, appliance } = view.rehearsal;
  const standIn = appliance ?? "the one that would take over";
  const same = samenessWords(compared, first, second);
  if (answer === "no") return { tone: "alarm", sentence: `Clients would refuse ${standIn}. ${same}` };
  if (compared?.sameLeaf === "no" || compared?.sameKey === "no" || compared?.sameChain === "no")
    return { tone: "caution", sentence: `${same}${answer === "yes" ? ` Clients would accept ${standIn}.` : ""}` };
  if (compared?.sameLeaf !== "yes" || compared.sameChain !== "yes" || answer === "unknown")
    return { tone: "unsure", sentence: `${same} ${acceptanceWords(answer, standIn)}` };
  const against = view.checks.filter((check) => check.answer === "no").length;
  const rest = against === 0 ? "" : ` ${against === 1 ? "One check says" : `${against} checks say`} no.`;
  return { tone: against === 0 ? "good" : "caution", sentence: `${same} Clients would accept ${standIn}.${rest}` };
}

const acceptanceWords = (answer: "yes" | "unknown", standIn: string): string =>
  answer === "yes" ? `Clients would accept ${standIn}.` : `Whether clients would accept ${standIn} is not known.`;

function samenessWords(compared: Comparison | null, first: string, second: string): string {
  if (!compared || compared.sameLeaf === "unknown")
    return `Not both of ${first} and ${second} could be read, so they cannot be compared.`;
  if (compared.sameLeaf === "yes")
    return `${first} and ${second} serve the same certificate${chainWords[compared.sameChain]}.`;
  return compared.sameKey === "yes"
    ? `${first} and ${second} serve different certificates for the same key.`
    : `${first} and ${second} serve different certificates.`;
}

const chainWords: Record<Comparison["sameChain"], string> = {
  yes: "",
  no: ", with different chains",
  unknown: "; whether their chains are the same is not known",
};
