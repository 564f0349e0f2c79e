/** What one appliance, or the site, showed one kind of client in the nine handshakes. */
import { describeOutcome } from "../../../assessment/findings/finding.ts";
import type { CertificateFacts } from "../../../certificates/certificate-facts.ts";
import type { GridCell, ServedChain } from "../../../certificates/certificate-grid.ts";
import type { SentName } from "../../../certificates/sent-names.ts";
import type { ApplianceOrInput, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";

export type Shown =
  | { kind: "served"; target: string; at: string; leaf: CertificateFacts; served: ServedChain }
  | { kind: "unseen"; target: string; at: string | null; why: string };

export function shownBy({ grid }: Pick<RunKnowledge, "grid">, target: string, sni: SentName): Shown {
  const cell = grid?.cells.find((one) => one.target === target && one.sni === sni);
  if (!cell) return { kind: "unseen", target, at: null, why: "it was not asked" };
  return ofCell(cell);
}

function ofCell({ target, at, outcome }: GridCell): Shown {
  if (outcome.kind !== "served") return { kind: "unseen", target, at, why: describeOutcome(outcome) };
  const [leaf] = outcome.chain;
  return leaf
    ? { kind: "served", target, at, leaf, served: outcome }
    : { kind: "unseen", target, at, why: "it showed no certificate" };
}

export type Served = Extract<Shown, { kind: "served" }>;

/** Fingerprints from the leaf on, without the root, which nobody has to send. */
export const chainOf = ({ chain }: { chain: readonly Pick<CertificateFacts, "sha256" | "isSelfSigned">[] }): string[] =>
  chain.filter(({ isSelfSigned }, at) => at === 0 || !isSelfSigned).map(({ sha256 }) => sha256);

/** Which of these are not sent along. */
export const lackingOf = ({ chain }: ServedChain, wanted: readonly string[]): string[] =>
  wanted.filter((print) => !chain.some(({ sha256 }) => sha256 === print));

/** What is not as wanted; null: leaf and chain are. */
export function unlikeWanted(
  { leaf, served }: Served,
  wanted: { sha256: string; chain?: readonly string[] | undefined },
): "certificate" | "chain" | null {
  if (leaf.sha256 !== wanted.sha256) return "certificate";
  return lackingOf(served, wanted.chain ?? []).length > 0 ? "chain" : null;
}

export const nameOf = (appliance: ApplianceOrInput, { answers }: Pick<RunKnowledge, "answers">): string | null =>
  typeof appliance === "string" ? appliance : (answers[appliance.input] ?? null);

/** As much of a fingerprint as people compare. */
const short = (sha256: string): string => `${sha256.slice(0, 16)}…`;

/** To whom it is shown. */
export const sentWords = (sni: SentName, host: string): string =>
  ({
    site: `under ${host}`,
    none: "to clients that send no name",
    wrong: "to clients that send a name that nobody has",
  })[sni];

export const certificateWords = (leaf: { subject: string; notAfter: string; sha256: string }): string =>
  `${leaf.subject || "a certificate without a subject"}, until ${leaf.notAfter.slice(0, 10)}, fingerprint ${short(leaf.sha256)}`;

export const lineAt = (
  about: string | null,
  what: string,
  holds: EvidenceLine["holds"],
  at: string | null,
): EvidenceLine => ({
  about,
  what,
  holds,
  at,
  grade: holds === "unknown" ? "unknown" : "probe",
});

export const unseenLine = ({ target, why, at }: Extract<Shown, { kind: "unseen" }>, to: string): EvidenceLine =>
  lineAt(target, `${target} could not be read ${to} (${why})`, "unknown", at);
