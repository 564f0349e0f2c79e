/** A pair with what was seen of it, as the checks read it. */
import { describeOutcome } from "../../assessment/findings/finding.ts";
import type { Answer } from "../../domain/answer.ts";
import type { CertificateFacts } from "../certificate-facts.ts";
import type { GridCell, ServedChain } from "../certificate-grid.ts";
import type { CertificateCheck } from "../certificates-view.ts";
import { longestServedChain } from "../chain-order.ts";
import { type SentName, siteTarget } from "../sent-names.ts";
import type { JudgeInput } from "./judge-input.ts";

/** Every certificate of a pair that clients can meet: both appliances in the order of the pair, and the site name. */
export const targetsOf = ({ pair }: JudgeInput): string[] => [...appliancesOf({ pair }), siteTarget];

export const appliancesOf = ({ pair }: Pick<JudgeInput, "pair">): [string, string] => [
  pair.appliances[0].name,
  pair.appliances[1].name,
];

export const cellOf = ({ grid }: Pick<JudgeInput, "grid">, target: string, sni: SentName): GridCell | null =>
  grid?.cells.find((cell) => cell.target === target && cell.sni === sni) ?? null;

export interface Seen {
  target: string;
  at: string;
  served: ServedChain;
  leaf: CertificateFacts;
}

/** null: it could not be read. */
export function seenAt(input: Pick<JudgeInput, "grid">, target: string, sni: SentName): Seen | null {
  const cell = cellOf(input, target, sni);
  if (cell?.outcome.kind !== "served") return null;
  const [leaf] = cell.outcome.chain;
  return leaf ? { target, at: cell.at, served: cell.outcome, leaf } : null;
}

/** Such as `site1`, `the site name`, `site1 without a name`. */
export const placeInWords = ({ target, sni = "site" }: { target: string; sni?: SentName }): string =>
  `${target === siteTarget ? "the site name" : target}${{ site: "", none: " without a name", wrong: " with a wrong name" }[sni]}`;

/** Why nothing can be said of it. */
export function unseenReason(input: Pick<JudgeInput, "grid">, target: string, sni: SentName = "site"): string {
  const cell = cellOf(input, target, sni);
  const place = placeInWords({ target, sni });
  if (!cell) return `Nobody has looked yet at what is served by ${place}.`;
  return cell.outcome.kind === "unreachable"
    ? `What is served by ${place} could not be read: ${describeOutcome(cell.outcome)}.`
    : `What is served by ${place} could not be read.`;
}

/** More may have been sent than was kept. */
export const isCut = ({ chain }: ServedChain): boolean => chain.length >= longestServedChain;

/** How one element of a chain is called in a sentence. */
export const nameOf = (element: CertificateFacts, chain: readonly CertificateFacts[]): string =>
  element.sha256 === chain[0]?.sha256 ? "the server's certificate" : `the certificate of ${element.subject}`;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

export interface Judged {
  answer: Answer;
  message: string;
}

export type CertificateRule = (input: JudgeInput) => CertificateCheck[];

/** A check of what each target serves to clients that send the site's name. */
export const forEachTarget =
  (code: string, judge: (seen: Seen, input: JudgeInput) => Judged): CertificateRule =>
  (input) =>
    targetsOf(input).map((target) => judgeTarget(code, target, input, judge));

/** The same of the appliances alone. */
export const forEachAppliance =
  (code: string, judge: (seen: Seen, input: JudgeInput) => Judged): CertificateRule =>
  (input) =>
    appliancesOf(input).map((target) => judgeTarget(code, target, input, judge));

function judgeTarget(
  code: string,
  target: string,
  input: JudgeInput,
  judge: (seen: Seen, input: JudgeInput) => Judged,
): CertificateCheck {
  const seen = seenAt(input, target, "site");
  const judged: Judged = seen ? judge(seen, input) : { answer: "unknown", message: unseenReason(input, target) };
  return { code, about: target, ...judged, at: cellOf(input, target, "site")?.at ?? null };
}
