/**
 * Whether a pair could switch, as CSV: rows `meta` with what the whole table rests on, then one row for each answer, reason,
 * check, setting, condition, finding, fact of an appliance and open change. Times in UTC; ages in seconds at the time of saving.
 */
import type { ReadinessReport, ReportedAppliance } from "../../../shared/domain/readiness-report.ts";
import type { AgedReadiness } from "../../../shared/readiness/readiness-check.ts";
import { itemWords, mailWords, seenWords, staleWords, whyWords } from "../../../shared/readiness/readiness-words.ts";
import { type CsvRow, csvTable } from "./csv-table.ts";

const columns = [
  "record",
  "about",
  "appliance",
  "answer",
  "code",
  "severity",
  "value",
  "grade",
  "at",
  "age_seconds",
  "by",
  "detail",
] as const;
type Row = CsvRow<(typeof columns)[number], "record" | "about">;

export function readinessCsv(report: ReadinessReport): string {
  const savedMs = Date.parse(report.savedAt);
  const aged = (row: Row): Row => ({
    ...row,
    age_seconds: typeof row.at === "string" ? Math.round((savedMs - Date.parse(row.at)) / 1000) : null,
  });
  const { readiness } = report;
  const rows: Row[] = [
    ...metaRows(report),
    ...verdictRows("planned switch", readiness.planned),
    ...verdictRows("if the primary dies", readiness.unplanned),
    ...checkRows(report),
    ...settingRows(report),
    ...conditionRows(report),
    ...findingRows(report),
    ...report.appliances.flatMap(applianceRows),
    ...changeRows(report),
  ];
  return csvTable(columns, rows.map(aged));
}

function metaRows({ schema, savedAt, savedBy, timeZone, pair }: ReadinessReport): Row[] {
  const meta = (about: string, value: string): Row => ({ record: "meta", about, value });
  return [
    meta("schema", schema),
    meta("pair", pair.name),
    meta("practice pair", pair.isPractice ? "yes" : "no"),
    meta("site", pair.site),
    meta("method", pair.method),
    meta("verdict", pair.verdict),
    meta("served by", pair.servedBy),
    meta("maintenance until", pair.maintenanceUntil ?? "none"),
    meta("time zone", timeZone),
    { record: "meta", about: "site name asked", at: pair.siteLookedAt },
    { record: "meta", about: "concluded", at: pair.assessedAt },
    meta("saved at", savedAt),
    meta("saved by", `Pairdesk ${savedBy}`),
  ];
}

const verdictRows = (about: string, { answer, reasons }: AgedReadiness): Row[] => [
  { record: "verdict", about, answer },
  ...reasons.map(({ code, message, grade, at }) => ({ record: "reason", about, code, grade, at, detail: message })),
];

const checkRows = ({ checks }: ReadinessReport): Row[] =>
  checks.map(({ check, answer, code, grade, at, message }) => ({
    record: "check",
    about: seenWords[check].title,
    answer,
    code,
    grade,
    at,
    detail: message,
  }));

const settingRows = ({ settings }: ReadinessReport): Row[] =>
  settings.flatMap(({ item, appliance, answer, code, grade, said, why, advised, earlier }) => {
    const about = itemWords[item].title;
    const stale = said?.staleBecause ? `said ${staleWords[said.staleBecause]}` : null;
    const advice = advised === null ? null : `advised: ${advised}`;
    const detail = [whyWords[why], advice, stale, said?.note ?? null].filter((words) => words !== null).join("; ");
    const { value = null, at = null, by = null } = said ?? {};
    return [
      { record: "setting", about, appliance, answer, code, value, grade, at, by, detail },
      ...earlier.map((one) => ({
        record: "said before",
        about,
        appliance,
        value: one.value,
        at: one.at,
        by: one.by,
        detail: one.note,
      })),
    ];
  });

const conditionRows = ({ mailConditions }: ReadinessReport): Row[] =>
  mailConditions.map(({ id, isNow, isUnsaid }) => ({
    record: "mail condition",
    about: mailWords[id],
    answer: conditionAnswer(isNow, isUnsaid),
  }));

function conditionAnswer(isNow: boolean, isUnsaid: boolean): string {
  if (isNow) return "yes";
  return isUnsaid ? "unknown" : "no";
}

const findingRows = ({ findings }: ReadinessReport): Row[] =>
  findings.flatMap(({ code, severity, appliance = null, message, expected, evidence }) => [
    {
      record: "finding",
      about: code,
      appliance,
      code,
      severity,
      detail: expected ? `${message} Expected until ${expected.until}: ${expected.by}` : message,
    },
    ...evidence.map(({ what, at, grade }) => ({ record: "evidence", about: code, appliance, grade, at, detail: what })),
  ]);

function applianceRows(one: ReportedAppliance): Row[] {
  const { name: appliance, lastSync, lookedAt, dataAt } = one;
  const fact = (about: string, value: string | null): Row => ({ record: "appliance", about, appliance, value });
  return [
    fact("address", one.address),
    fact("normal primary", one.isNormalPrimary ? "yes" : "no"),
    fact("role", one.role),
    fact("health", one.health),
    fact("version", one.version),
    fact("build", one.build),
    fact("appliance id", one.applianceId),
    fact("still current", one.isStale ? "no" : "yes"),
    { ...fact("last data sync", lastSync?.status ?? null), at: lastSync?.at ?? null },
    { ...fact("last looked at", null), at: lookedAt },
    { ...fact("last reading", null), at: dataAt },
    ...one.errors.map((message) => ({ record: "appliance", about: "error", appliance, detail: message })),
  ];
}

const changeRows = ({ openChanges }: ReadinessReport): Row[] =>
  openChanges.map(({ at, appliance, what, where, who }) => ({
    record: "open change",
    about: where,
    appliance,
    at,
    by: who,
    detail: what,
  }));
