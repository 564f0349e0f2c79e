/** Whether the file holds a certificate that is worth putting in the place of the present one. */
import type { CertificateFacts } from "../../../certificates/certificate-facts.ts";
import type { FileCertificate } from "../../../certificates/certificate-file.ts";
import { isValidAt } from "../../../certificates/life.ts";
import { coversName, uncoveredNames } from "../../../certificates/name-cover.ts";
import { isIssuerNotFound } from "../../../certificates/refusal-words.ts";
import { sentNames } from "../../../certificates/sent-names.ts";
import type { EvidenceLine } from "../../check.ts";
import type { GivenFile, RunKnowledge } from "../../run-knowledge.ts";
import { yesIf } from "../evidence.ts";
import { chainOfFile } from "./file-chain.ts";
import { namesWanted, ownNames } from "./names-wanted.ts";
import { chainOf, lineAt, type Served, shownBy, unlikeWanted, unseenLine } from "./shown-by.ts";

export function newLines(file: GivenFile, leaf: FileCertificate, known: RunKnowledge): EvidenceLine[] {
  const { host } = known.situation.pair.site;
  const shown = known.situation.appliances.map(({ name }) => shownBy(known, name, "site"));
  const seen = shown.flatMap((one) => (one.kind === "served" ? [one] : []));
  // Only one that could be read tells what is to be outlasted.
  const unseen = shown.flatMap((one) => (one.kind === "unseen" ? [one] : []));
  if (seen.length === 0) return unseen.map((one) => unseenLine(one, `under ${host}`));
  return [
    notServedLine(file, leaf, known),
    inTimeLine(leaf, known, file.at),
    issuedLine(leaf, file.at),
    coveringLine(leaf, seen, known, file.at),
    chainLine(file, leaf, seen),
  ];
}

/** By both, whole and to every client: a renewal that was left half-way is gone on with by the same file. */
function notServedLine(file: GivenFile, { sha256 }: FileCertificate, known: RunKnowledge): EvidenceLine {
  const wanted = { sha256, chain: chainOfFile(file) };
  const isServed = known.situation.appliances.every(({ name }) =>
    sentNames.every((sni) => {
      const shown = shownBy(known, name, sni);
      return shown.kind === "served" && unlikeWanted(shown, wanted) === null;
    }),
  );
  const what = isServed
    ? "both show this very certificate with its chain to every client already"
    : "not both show it with its chain to every client yet";
  return lineAt(null, what, yesIf(!isServed), file.at);
}

function inTimeLine(leaf: FileCertificate, { situation }: RunKnowledge, at: string): EvidenceLine {
  const { notBefore, notAfter } = leaf;
  const isNow = isValidAt(leaf, situation.nowMs);
  const what = isNow
    ? "it is valid now"
    : `it is valid only from ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`;
  return lineAt(null, what, yesIf(isNow), at);
}

const issuedLine = ({ isSelfSigned }: FileCertificate, at: string): EvidenceLine =>
  lineAt(null, isSelfSigned ? "it is self-signed" : "it is issued by an authority", yesIf(!isSelfSigned), at);

/** The site, its portals, and what the present certificate covers of the appliances' own names. */
function coveringLine(
  leaf: FileCertificate,
  seen: readonly Served[],
  { situation }: RunKnowledge,
  at: string,
): EvidenceLine {
  const covered = seen.flatMap(({ leaf: { names } }) => names);
  const lost = uncoveredNames(leaf.names, ownNames(situation)).filter((name) => coversName(covered, name));
  const missing = [...new Set([...uncoveredNames(leaf.names, namesWanted(situation)), ...lost])];
  const what = missing.length > 0 ? `it does not cover ${missing.join(", ")}` : "it covers every name in use";
  return lineAt(null, what, yesIf(missing.length === 0), at);
}

/** Alone it will do only where the present one is shown alone too: then clients know its issuer. */
function chainLine({ assembled, at }: GivenFile, { issuer }: FileCertificate, seen: readonly Served[]): EvidenceLine {
  const isAlone = assembled.chain.length <= 1 && assembled.isComplete !== "yes";
  const isUsual = seen.some(
    ({ served }) =>
      chainOf(served).length === 1 && isIssuedBy(served.chain[0], issuer) && !isIssuerNotFound(served.clientRefusal),
  );
  const lacks = isAlone && !isUsual;
  const what = lacks
    ? `the certificate of its issuer, ${issuer}, is not in the file: add the chain that the authority sent`
    : "its chain is in it";
  return lineAt(null, what, yesIf(!lacks), at);
}

const isIssuedBy = (leaf: CertificateFacts | undefined, issuer: string): boolean => leaf?.issuer === issuer;
