/** What a report of certificates lists line by line. */
import type { CertificateFacts } from "../../../../shared/certificates/certificate-facts.ts";
import type { GridCell } from "../../../../shared/certificates/certificate-grid.ts";
import type { CertificatesReport } from "../../../../shared/domain/certificates-report.ts";
import { namePublicKey } from "../../certificates/public-key-facts.ts";
import type { AgeWords } from "./age-words.ts";
import { sentWords } from "./certificate-words.ts";
import { html, type Markup } from "./markup.ts";
import { answerWords } from "./readiness-words.ts";
import type { ReportClock } from "./report-clock.ts";
import { part } from "./report-part.ts";

type Certificates = CertificatesReport["certificates"];

const answer = (word: keyof typeof answerWords): Markup => html`<span class="state">${answerWords[word]}</span>`;
const code = (text: string): Markup => html`<span class="code">${text}</span>`;

export const comparisonTable = ({ comparisons }: Certificates): Markup =>
  part({
    id: "comparisons",
    title: "Do both appliances serve the same",
    none: "Nobody has looked yet.",
    columns: ["To clients that send", "Same leaf", "Same key", "Same chain"],
    rows: comparisons,
    cells: ({ sni, sameLeaf, sameKey, sameChain }) => [
      sentWords[sni],
      answer(sameLeaf),
      answer(sameKey),
      answer(sameChain),
    ],
  });

export const differenceTable = ({ comparisons, grid }: Certificates): Markup => {
  const [a = "first appliance", b = "second appliance"] = [...new Set(grid?.cells.map(({ target }) => target))];
  return part({
    id: "differences",
    title: "What differs",
    none: "Nothing.",
    columns: ["To clients that send", "Field", a, b],
    rows: comparisons.flatMap(({ sni, differences }) => differences.map((difference) => ({ sni, ...difference }))),
    cells: (one) => [sentWords[one.sni], one.field, one.a ?? "–", one.b ?? "–"],
  });
};

export const checkTable = ({ checks }: Certificates, aged: AgeWords): Markup =>
  part({
    id: "checks",
    title: "Checks",
    none: "Nobody has looked yet.",
    columns: ["Holds", "About", "What was found", "Seen"],
    rows: checks,
    cells: ({ code: name, about, answer: word, message, at }) => [
      answer(word),
      about ?? "the pair",
      html`<p>${message}</p>${code(name)}`,
      aged(at),
    ],
  });

export const handshakeTable = ({ grid }: Certificates, aged: AgeWords): Markup =>
  part({
    id: "handshakes",
    title: "Handshakes",
    none: "Nobody has looked yet.",
    columns: ["With", "Sent", "Outcome", "Chain as it was sent", "When"],
    rows: grid?.cells ?? [],
    cells: (cell) => [cell.target, sentWords[cell.sni], outcomeOf(cell), chainOf(cell), aged(cell.at)],
  });

function outcomeOf({ outcome, tookMs }: GridCell): Markup {
  if (outcome.kind === "unreachable") return html`<p>No handshake: ${outcome.layer}, ${outcome.code}</p>`;
  const { protocol, cipher, refusal, clientRefusal, stapled } = outcome;
  const verdict = refusal === null ? "Accepted by what this pair trusts" : `Refused: ${refusal}`;
  const client = clientRefusal === null ? null : html`<p>A client would refuse it: ${clientRefusal}</p>`;
  return html`<p>${verdict}</p>${client}<p class="soft">${protocol}, ${cipher}, ${tookMs} ms${
    stapled === null ? "" : `, stapled answer: ${stapled.status}`
  }</p>`;
}

const chainOf = ({ outcome }: GridCell): Markup | string =>
  outcome.kind === "unreachable"
    ? "–"
    : html`${outcome.chain.map(({ subject, sha256 }) => html`<p>${subject} ${code(sha256.slice(0, 16))}</p>`)}`;

export const certificateTable = ({ grid }: Certificates, clock: ReportClock): Markup =>
  part({
    id: "certificates",
    title: "Every certificate that was sent",
    none: "None.",
    columns: ["Certificate", "Names", "Valid (UTC)", "Key and signature", "Fingerprints (SHA-256)"],
    rows: distinct(grid?.cells ?? []),
    cells: (one) => [
      html`<p>${one.subject}</p><p class="soft">issued by ${one.isSelfSigned ? "itself" : one.issuer}, serial ${one.serial}${
        one.isCa ? ", an authority" : ""
      }</p>`,
      one.names.join(", ") || "–",
      html`${clock.time(one.notBefore)} – ${clock.time(one.notAfter)}`,
      `${namePublicKey(one.key)}, ${one.digest ?? "no digest of its own"}; ${[...one.usages, ...one.extendedUsages].join(", ") || "no usages"}`,
      html`<p>${code(one.sha256)}</p><p>key ${code(one.keySha256)}</p>`,
    ],
  });

function distinct(cells: readonly GridCell[]): CertificateFacts[] {
  const sent = cells.flatMap(({ outcome }) => (outcome.kind === "served" ? outcome.chain : []));
  return [...new Map(sent.map((one) => [one.sha256, one])).values()];
}

const stateWords = { fine: "✓ fine", due: "! renew now", urgent: "! urgent", expired: "✕ expired" } as const;

export const renewalTable = ({ renewals }: Certificates, clock: ReportClock): Markup =>
  part({
    id: "renewals",
    title: "What has to be renewed, the next one first",
    none: "Nothing is known that ends.",
    columns: ["State", "Certificate", "Served", "Renew from (UTC)", "Urgent from", "Ends"],
    rows: renewals,
    cells: (one) => [
      html`<span class="state">${stateWords[one.state]}</span>`,
      html`<p>${one.subject}</p><p class="soft">issued by ${one.issuer}</p>`,
      one.places.join(", "),
      clock.time(one.renewFrom),
      clock.time(one.urgentFrom),
      clock.time(one.notAfter),
    ],
  });

export const timelineTable = ({ timeline }: Certificates, clock: ReportClock): Markup =>
  part({
    id: "timeline",
    title: "Which certificate each appliance served over time",
    none: "Nothing was recorded yet.",
    columns: ["Appliance", "Certificate", "From (UTC)", "Until"],
    rows: timeline,
    cells: ({ appliance, subject, sha256, from, until }) => [
      appliance,
      html`<p>${subject ?? "not known any more"}</p>${code(sha256.slice(0, 16))}`,
      clock.time(from),
      until === null ? "now" : clock.time(until),
    ],
  });
