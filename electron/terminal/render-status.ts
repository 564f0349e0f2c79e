/** A status report as text: first one line for a monitoring system, then each pair as a table with its findings. */
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { ApplianceStatus, Finding, PairStatus, StatusReport, Verdict } from "../../shared/domain/pair-status.ts";
import { pluginWords, worstCode } from "./exit-codes.ts";
import type { Paint } from "./output.ts";
import { withPlainTexts } from "./plain-text.ts";
import { textTable } from "./text-table.ts";

type Style = Parameters<Paint>[0];

const verdictStyles: Record<Verdict, Style> = {
  conflict: ["bold", "red"],
  outage: ["bold", "red"],
  unprotected: ["bold", "red"],
  unknown: ["bold", "magenta"],
  degraded: ["bold", "yellow"],
  protected: ["bold", "green"],
};
const severityStyles: Record<Finding["severity"], Style> = { critical: "red", warning: "yellow", info: "blue" };
const methodWords = { "shared-ip": "shared IP", "dns-swing": "DNS swing", "nat-swing": "NAT swing" };
const header = ["APPLIANCE", "ROLE", "HEALTH", "VERSION", "LAST SYNC", "CERTIFICATE", "ADDRESS"];

export function renderStatus(told: StatusReport, definitions: PairDefinition[], paint: Paint): string {
  const report = withPlainTexts(told);
  const code = worstCode(report.pairs.map((pair) => pair.verdict));
  const summary = report.pairs.map((pair) => `${pair.name} ${pair.verdict}`).join(", ");
  const blocks = report.pairs.map((pair, index) =>
    renderPair(pair, withPlainTexts(definitions[index] ?? null), Date.parse(report.checkedAt), paint),
  );
  return `${[`PAIRDESK ${pluginWords[code]}: ${summary || "no pairs"}`, ...blocks].join("\n\n")}\n`;
}

function renderPair(pair: PairStatus, definition: PairDefinition | null, nowMs: number, paint: Paint): string {
  const title = [pair.name, definition?.site.host, definition && methodWords[definition.network.method]];
  const verdict = paint(verdictStyles[pair.verdict], pair.verdict.toUpperCase());
  const rows = pair.appliances.map((appliance) => row(appliance, definition, nowMs));
  return [
    `${title.filter(Boolean).join(" · ")}`,
    `${verdict}  ${readinessLine(pair)}`,
    ...textTable(header, rows).map((line, index) => `  ${index === 0 ? paint("dim", line) : line}`),
    `  Site name answers: ${pair.servedBy}`,
    `  Data at risk: ${riskWords(pair)}`,
    ...(pair.maintenance ? [`  Maintenance until ${pair.maintenance.until}`] : []),
    ...pair.findings.map((found) => `  ${findingWords(found, paint)}`),
    ...untoldErrors(pair).map((words) => `  ${words}`),
  ].join("\n");
}

/** What somebody has announced is no alarm until it should be over. */
function findingWords({ code, severity, message, expected }: Finding, paint: Paint): string {
  if (!expected) return `${paint(severityStyles[severity], code)}  ${message}`;
  return `${paint("dim", code)}  ${message} Expected until ${expected.until} (${expected.by}).`;
}

/** Why nothing is known of an appliance, where no finding says it. */
const untoldErrors = ({ appliances, findings }: PairStatus): string[] =>
  appliances
    .filter(({ name, health }) => health === "unknown" && !findings.some(({ appliance }) => appliance === name))
    .flatMap(({ name, errors }) => errors.map((error) => `${name}: ${error}`));

function row(status: ApplianceStatus, definition: PairDefinition | null, nowMs: number): string[] {
  const appliance = definition?.appliances.find(({ name }) => name === status.name);
  const isNormal = definition?.normalPrimary === status.name;
  return [
    `${status.name}${isNormal ? " (normal primary)" : ""}`,
    status.role,
    status.reachable === false ? "no answer" : status.health,
    [status.version, status.build].filter(Boolean).join(" build ") || "–",
    status.lastSync ? `${duration((nowMs - Date.parse(status.lastSync.at)) / 1000)} ago` : "–",
    status.certificate ? daysLeft(Date.parse(status.certificate.notAfter) - nowMs) : "–",
    appliance ? `${appliance.host}:${appliance.port}` : "–",
  ];
}

const daysLeft = (ms: number): string => (ms <= 0 ? "expired" : `${Math.floor(ms / 86_400_000)} days left`);

const readinessLine = ({ readiness }: PairStatus): string =>
  `ready for a planned switch: ${readiness.planned.answer} · ready if the primary dies: ${readiness.unplanned.answer}`;

function riskWords({ dataAtRisk }: PairStatus): string {
  if (dataAtRisk?.seconds == null) return "unknown, no data sync is known";
  const bound = dataAtRisk.atMostSeconds === null ? "" : `, at most ${duration(dataAtRisk.atMostSeconds)}`;
  return `the last ${duration(dataAtRisk.seconds)}${bound} (${dataAtRisk.basis})`;
}

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return `${whole} s`;
  if (whole < 7_200) return `${Math.floor(whole / 60)} min`;
  if (whole < 172_800) return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
  return `${Math.floor(whole / 86_400)} days`;
}
