/**
 * The report as plain text and not as JSON: the person who sends it must be able to read every line of it, in the preview
 * and in a mail. It is written as if nothing had to be hidden; names and secrets are taken out of the whole afterwards.
 */
import { arch, release } from "node:os";
import type { Notice } from "../../../shared/contract/app.ts";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import type { VaultStanding } from "../../../shared/contract/vault.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";

export interface ReportFacts {
  at: string;
  version: string;
  door: string;
  dataFolder: string;
  vault: VaultStanding;
  notices: readonly Notice[];
  pairs: readonly { pair: Pair; view: PairView | null }[];
  /** The newest last. */
  logLines: readonly string[];
  /** The newest first. */
  exchanges: readonly CommandLogEntry[];
}

export interface Report {
  /** About this program and this computer. */
  head: string;
  /** About the pairs and what was done. */
  body: string;
}

export function writeReport(facts: ReportFacts): Report {
  const { pairs, notices, exchanges, logLines } = facts;
  const body = [
    section(`Pairs (${pairs.length})`, pairs.flatMap(pairLines)),
    section(`Notices (${notices.length})`, notices.map(noticeLine)),
    section(`Exchanges with appliances (the last ${exchanges.length}, newest first)`, exchanges.map(exchangeLine)),
    section(`Log (the last ${logLines.length} lines)`, logLines),
  ];
  return { head: headLines(facts).join("\n"), body: body.join("\n\n") };
}

function headLines({ at, version, door, dataFolder, vault }: ReportFacts): string[] {
  const { versions, platform } = process;
  const parts = ["node", "electron", "chrome", "v8", "openssl", "sqlite"] as const;
  const runtime = parts.flatMap((part) => (versions[part] === undefined ? [] : [`${part} ${versions[part]}`]));
  return [
    "Pairdesk diagnostics",
    `Written       ${at}`,
    `Version       ${version}, door ${door}`,
    `System        ${platform} ${release()}, ${arch()}`,
    `Runtime       ${runtime.join(", ")}`,
    `Data folder   ${dataFolder}`,
    `Keychain      ${vaultWords(vault)}`,
  ];
}

function vaultWords(standing: VaultStanding): string {
  if (standing.kind === "unavailable") return `unavailable (${standing.reason})`;
  return standing.kind === "memory" ? `not used, memory for this run (${standing.reason})` : standing.kind;
}

function pairLines({ pair, view }: ReportFacts["pairs"][number]): string[] {
  const { name, network, appliances, site, practice, vantage, thresholds } = pair;
  const own = [
    network.method,
    ...(practice ? ["practice"] : []),
    `vantage ${vantage?.length ?? "default"}`,
    `thresholds ${thresholds === undefined ? "default" : "changed"}`,
  ];
  const title = `${name}: ${own.join(", ")}`;
  if (!view) return [title, "  not watched"];
  const { verdict, looks, findings, readiness, servedBy } = view.status;
  const answers = `planned ${readiness.planned.answer}, unplanned ${readiness.unplanned.answer}`;
  const found = findings.map(({ code, appliance }) => (appliance === undefined ? code : `${code} (${appliance})`));
  return [
    title,
    `  ${verdict} after ${looks} looks; ready: ${answers}; site ${site.host}:${site.port} answered by ${servedBy}`,
    `  findings: ${found.join(", ") || "none"}`,
    ...appliances.map((appliance, index) => applianceLine(appliance, view, index)),
  ];
}

function applianceLine({ name, host, port, tls }: Pair["appliances"][number], view: PairView, index: number): string {
  const status = view.status.appliances[index];
  const seen = view.appliances[index];
  if (!status || !seen) return `  ${name}`;
  const { api, role, health, version, errors } = status;
  const ages = `data ${seen.dataAt ?? "never"}, look ${seen.lookedAt ?? "never"}`;
  const wrong = errors.length === 0 ? "" : `; errors: ${errors.join(" | ")}`;
  return `  ${name} at ${host}:${port}, trust ${tls.trust}: API ${api}, ${role}, ${health}, version ${version ?? "unknown"}, ${ages}${wrong}`;
}

const noticeLine = ({ severity, message, advice }: Notice): string => `${severity}: ${message} ${advice}`;

function exchangeLine({
  at,
  appliance,
  method,
  path,
  outcome,
  tookMs,
  sentBytes,
  receivedBytes,
}: CommandLogEntry): string {
  const bytes = `sent ${sentBytes} B, received ${receivedBytes ?? 0} B`;
  return `${at} ${appliance} ${method} ${path} ${outcomeWords(outcome)}, ${Math.round(tookMs)} ms, ${bytes}`;
}

function outcomeWords(outcome: CommandLogEntry["outcome"]): string {
  switch (outcome.kind) {
    case "answered":
      return `answered ${outcome.status}`;
    case "tls-untrusted":
      return `not trusted (${outcome.code})`;
    case "unreachable":
      return `unreachable (${outcome.layer}, ${outcome.code})`;
    case "bad-answer":
      return `bad answer (${outcome.status ?? "no status"})`;
  }
}

const section = (title: string, lines: readonly string[]): string =>
  [title, "-".repeat(title.length), ...(lines.length === 0 ? ["none"] : lines)].join("\n");
