/**
 * What pairs serve, as text: one line for a monitoring system, then each pair with what it comes to, what is wrong and what to
 * do about it, and the nine handshakes last.
 */
import type { CertificateGrid, GridCell } from "../../shared/certificates/certificate-grid.ts";
import type { CertificatesJudged } from "../../shared/certificates/certificates-view.ts";
import type { CertsCode } from "../../shared/certificates/certs-code.ts";
import type { SentName } from "../../shared/certificates/sent-names.ts";
import type { Answer } from "../../shared/domain/answer.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { worstPluginCode } from "../../shared/domain/plugin-code.ts";
import { pluginWords } from "./exit-codes.ts";
import type { Paint } from "./output.ts";
import { withPlainTexts } from "./plain-text.ts";
import { textTable } from "./text-table.ts";

export interface SeenCertificates {
  pair: PairDefinition;
  grid: CertificateGrid;
  judged: CertificatesJudged;
  end: CertsCode;
}

const answerStyles: Record<Answer, Parameters<Paint>[0]> = { yes: "green", no: ["bold", "red"], unknown: "magenta" };
const sentWords: Record<SentName, string> = { site: "site's name", none: "no name", wrong: "wrong name" };
const header = ["ASKED", "SENT", "LEAF", "ENDS", "CHAIN", "CLIENTS"];

export function renderCerts(told: readonly SeenCertificates[], paint: Paint): string {
  const seen = withPlainTexts(told);
  const code = worstPluginCode(seen.map(({ end }) => end.code));
  const summary = seen.map(({ pair, end }) => `${pair.name} ${pluginWords[end.code].toLowerCase()}`).join(", ");
  const blocks = seen.map((one) => renderPair(one, paint));
  return `${[`PAIRDESK ${pluginWords[code]}: ${summary || "no pairs"}`, ...blocks].join("\n\n")}\n`;
}

function renderPair({ pair, grid, judged }: SeenCertificates, paint: Paint): string {
  const of = (answer: Answer) => paint(answerStyles[answer], answer);
  const { comparisons, rehearsal, checks, renewals } = judged;
  const named = comparisons.find(({ sni }) => sni === "site");
  const [a, b] = pair.appliances.map(({ name }) => name);
  const same = named
    ? [`  Same leaf: ${of(named.sameLeaf)} · same key: ${of(named.sameKey)} · same chain: ${of(named.sameChain)}`]
    : [];
  const against = checks.filter(({ answer }) => answer === "no");
  const open = checks.filter(({ answer }) => answer === "unknown");
  const rows = grid.cells.map((cell) => row(cell, Date.parse(grid.at)));
  return [
    `${pair.name} · ${pair.site.host}`,
    `  Clients would accept ${rehearsal.appliance ?? "whichever takes over"}: ${of(rehearsal.answer)}  ${rehearsal.reasons.join(" ")}`,
    ...same,
    ...nextEnd(renewals),
    ...against.map(
      (check) => `  ${paint(["bold", "red"], "NO")}  ${aboutWords(check.about)}${check.message} (${check.code})`,
    ),
    ...open.map((check) => `  ${paint("magenta", "?")}   ${aboutWords(check.about)}${check.message} (${check.code})`),
    ...(named?.differences ?? []).map(
      (one) => `  differs: ${one.field}: ${a} ${one.a ?? "nothing"} · ${b} ${one.b ?? "nothing"}`,
    ),
    ...textTable(header, rows).map((line, index) => `  ${index === 0 ? paint("dim", line) : line}`),
    `  Nine handshakes in ${grid.tookMs} ms, ${grid.at}`,
  ].join("\n");
}

const aboutWords = (about: string | null): string => (about === null ? "" : `${about}: `);

function nextEnd([next]: CertificatesJudged["renewals"]): string[] {
  if (!next) return [];
  return [
    `  Next to renew: ${next.subject}, from ${day(next.renewFrom)}; it ends ${day(next.notAfter)} (${next.state})`,
  ];
}

function row({ target, sni, outcome }: GridCell, nowMs: number): string[] {
  if (outcome.kind === "unreachable") {
    return [target, sentWords[sni], "–", "–", "–", `no handshake (${outcome.layer}: ${outcome.code})`];
  }
  const [leaf, ...others] = outcome.chain;
  const refusal = outcome.clientRefusal ?? outcome.refusal;
  return [
    target,
    sentWords[sni],
    `${leaf?.sha256.slice(0, 12) ?? "–"} ${leaf?.subject ?? ""}`,
    leaf ? `${day(leaf.notAfter)} (${daysLeft(Date.parse(leaf.notAfter) - nowMs)})` : "–",
    others.length === 0 ? "leaf alone" : `+ ${others.length}`,
    refusal === null ? "accept it" : `refuse it: ${refusal}`,
  ];
}

const day = (iso: string): string => iso.slice(0, 10);
const daysLeft = (ms: number): string => (ms <= 0 ? "expired" : `${Math.floor(ms / 86_400_000)} d`);
