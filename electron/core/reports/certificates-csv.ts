/**
 * A pair's certificates as CSV: rows `meta`, then one row for each comparison, difference, check, reason of the rehearsal,
 * handshake, certificate that was sent, renewal and stretch of the timeline. Times in UTC.
 */
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import type { Comparison } from "../../../shared/certificates/certificates-view.ts";
import type { CertificatesReport } from "../../../shared/domain/certificates-report.ts";
import { namePublicKey } from "../certificates/public-key-facts.ts";
import { type CsvRow, csvTable } from "./csv-table.ts";

const columns = [
  "record",
  "about",
  "sni",
  "answer",
  "code",
  "value",
  "sha256",
  "key_sha256",
  "subject",
  "issuer",
  "from",
  "until",
  "at",
  "detail",
] as const;
type Row = CsvRow<(typeof columns)[number], "record" | "about">;

export function certificatesCsv(report: CertificatesReport): string {
  const { comparisons, checks, rehearsal, renewals, timeline, grid } = report.certificates;
  const rows: Row[] = [
    ...metaRows(report),
    ...comparisons.flatMap(comparisonRows),
    { record: "rehearsal", about: rehearsal.appliance, answer: rehearsal.answer, at: rehearsal.at },
    ...rehearsal.reasons.map((detail) => ({ record: "reason", about: rehearsal.appliance, detail })),
    ...checks.map(({ code, about, answer, message, at }) => ({
      record: "check",
      about,
      answer,
      code,
      at,
      detail: message,
    })),
    ...(grid?.cells ?? []).flatMap(cellRows),
    ...renewals.map((one) => ({
      ...{ record: "renewal", about: one.places.join(", "), value: one.state, sha256: one.sha256 },
      ...{ subject: one.subject, issuer: one.issuer, from: one.notBefore, until: one.notAfter },
      detail: `renew from ${one.renewFrom}, urgent from ${one.urgentFrom}`,
    })),
    ...timeline.map(({ appliance, sha256, subject, from, until }) => ({
      ...{ record: "served", about: appliance, sha256, subject, from, until },
    })),
  ];
  return csvTable(columns, rows);
}

function metaRows({ schema, savedAt, savedBy, timeZone, pair, certificates }: CertificatesReport): Row[] {
  const meta = (about: string, value: string | null): Row => ({ record: "meta", about, value });
  return [
    meta("schema", schema),
    meta("pair", pair.name),
    meta("practice pair", pair.isPractice ? "yes" : "no"),
    meta("site", pair.site),
    meta("checked at", certificates.grid?.at ?? null),
    meta("still current", certificates.grid === null || certificates.isOld ? "no" : "yes"),
    meta("time zone", timeZone),
    meta("saved at", savedAt),
    meta("saved by", `Pairdesk ${savedBy}`),
  ];
}

const comparisonRows = ({ sni, sameLeaf, sameKey, sameChain, differences }: Comparison): Row[] => [
  { record: "comparison", about: "same leaf", sni, answer: sameLeaf },
  { record: "comparison", about: "same key", sni, answer: sameKey },
  { record: "comparison", about: "same chain", sni, answer: sameChain },
  ...differences.map(({ field, a, b }) => ({
    ...{ record: "difference", about: field, sni, detail: `${a ?? "nothing"} / ${b ?? "nothing"}` },
  })),
];

function cellRows({ target, sni, at, tookMs, outcome }: GridCell): Row[] {
  const cell = { about: target, sni, at };
  if (outcome.kind === "unreachable") {
    return [{ ...cell, record: "handshake", value: "unreachable", detail: `${outcome.layer}: ${outcome.code}` }];
  }
  const refusal = outcome.refusal ?? outcome.clientRefusal;
  const detail = `${outcome.protocol} ${outcome.cipher}, ${tookMs} ms`;
  return [
    { ...cell, record: "handshake", value: refusal === null ? "accepted" : refusal, detail },
    ...outcome.chain.map((one, index) => ({
      ...{ ...cell, record: "certificate", value: `${index + 1}. ${namePublicKey(one.key)}`, sha256: one.sha256 },
      ...{ key_sha256: one.keySha256, subject: one.subject, issuer: one.issuer },
      ...{ from: one.notBefore, until: one.notAfter, detail: one.names.join(" ") },
    })),
  ];
}
