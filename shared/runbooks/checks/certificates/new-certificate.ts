/** Whether the file holds a certificate that is worth putting in the place of the present one. */
import type { CertificateFacts } from "../../../certificates/certificate-facts.ts";
import type { FileCertificate } from "../../../certificates/certificate-file.ts";
import { coversName, uncoveredNames } from "../../../certificates/name-cover.ts";
import type { EvidenceLine } from "../../check.ts";
import type { GivenFile, RunKnowledge } from "../../run-knowledge.ts";
import { yesIf } from "../evidence.ts";
import { namesWanted, ownNames } from "./names-wanted.ts";
import { chainOf, lineAt, type Shown, shownBy, unseenLine } from "./shown-by.ts";

type Served = Extract<Shown, { kind: "served" }>;

export function newLines(file: GivenFile, leaf: FileCertificate, known: RunKnowledge): EvidenceLine[] {
  const { host } = known.situation.pair.site;
  const shown = known.situation.appliances.map(({ name }) => shownBy(known, name, "site"));
  const seen = shown.flatMap((one) => (one.kind === "served" ? [one] : []));
  // Only one that could be read tells what is to be outlasted.
  const unseen = shown.flatMap((one) => (one.kind === "unseen" ? [one] : []));
  if (seen.length === 0) return unseen.map((one) => unseenLine(one, `under ${host}`));
  return [
    notServedLine(leaf, shown, file.at),
    ...lastingLines(leaf, seen, file.at),
    inTimeLine(leaf, known, file.at),
    issuedLine(leaf, file.at),
    coveringLine(leaf, seen, known, file.at),
    chainLine(file, leaf, seen),
  ];
}

/** By both: a renewal that was left half-way is gone on with by the same file. */
function notServedLine(leaf: FileCertificate, shown: readonly Shown[], at: string): EvidenceLine {
  const isServed = shown.every((one) => one.kind === "served" && one.leaf.sha256 === leaf.sha256);
  return lineAt(
    null,
    isServed ? "both show this very certificate already" : "not both show it yet",
    yesIf(!isServed),
    at,
  );
}

function lastingLines(leaf: FileCertificate, seen: readonly Served[], at: string): EvidenceLine[] {
  return seen.flatMap(({ leaf: present, target }) => {
    if (present.sha256 === leaf.sha256) return [];
    const lasts = Date.parse(leaf.notAfter) > Date.parse(present.notAfter);
    const until = present.notAfter.slice(0, 10);
    const what = lasts
      ? `it lasts longer than what ${target} shows, which ends ${until}`
      : `it does not last longer than what ${target} shows, which ends ${until}: this may be the old file`;
    return [lineAt(null, what, yesIf(lasts), at)];
  });
}

function inTimeLine({ notBefore, notAfter }: FileCertificate, { situation }: RunKnowledge, at: string): EvidenceLine {
  const isNow = Date.parse(notBefore) <= situation.nowMs && situation.nowMs < Date.parse(notAfter);
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
  const isUsual = seen.some(({ served }) => chainOf(served).length === 1 && isIssuedBy(served.chain[0], issuer));
  const lacks = isAlone && !isUsual;
  const what = lacks
    ? `the certificate of its issuer, ${issuer}, is not in the file: add the chain that the authority sent`
    : "its chain is in it";
  return lineAt(null, what, yesIf(!lacks), at);
}

const isIssuedBy = (leaf: CertificateFacts | undefined, issuer: string): boolean => leaf?.issuer === issuer;
