/**
 * Whether a pair could switch, gathered once for all of its forms. Nothing in it is meant to be secret; what an appliance
 * answered or a person typed might still hold one, so every text goes through `strip` (`log/secret-registry.ts`) on its way.
 */
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { ReadinessReport, ReportedAppliance } from "../../../shared/domain/readiness-report.ts";
import type { ReadinessPage } from "../../../shared/readiness/readiness-check.ts";

interface ReportParts {
  page: ReadinessPage;
  view: PairView;
  changes: readonly LoginChange[];
  /** ISO. */
  savedAt: string;
  savedBy: string;
  strip(text: string): string;
}

export function createReadinessReport(parts: ReportParts): ReadinessReport {
  const { page, view, changes, savedAt, savedBy, strip } = parts;
  const [first, second] = view.status.appliances;
  const report: ReadinessReport = {
    schema: "pairdesk-readiness/1",
    savedAt,
    savedBy,
    timeZone: "UTC",
    pair: describePair(view),
    readiness: { planned: page.planned, unplanned: page.unplanned },
    appliances: [describe(first, 0, view), describe(second, 1, view)],
    checks: page.seen,
    settings: page.attested,
    mailConditions: page.mailConditions,
    findings: view.status.findings,
    openChanges: changes.filter(({ reAppliedAt }) => reAppliedAt === null),
  };
  return stripped(report, strip);
}

function describePair({ status, practice, site, method, siteLookedAt, assessedAt }: PairView): ReadinessReport["pair"] {
  const { name, verdict, servedBy, maintenance } = status;
  return {
    name,
    isPractice: practice,
    site: addressOf(site),
    method,
    verdict,
    servedBy,
    maintenanceUntil: maintenance?.until ?? null,
    siteLookedAt,
    assessedAt,
  };
}

function describe(status: PairView["status"]["appliances"][number], index: 0 | 1, view: PairView): ReportedAppliance {
  const shown = view.appliances[index];
  const { lookedAt, dataAt, isStale } = shown;
  return {
    ...status,
    address: addressOf(shown),
    isNormalPrimary: status.name === view.normalPrimary,
    lookedAt,
    dataAt,
    isStale,
  };
}

const addressOf = ({ host, port }: { host: string; port: number }): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;

const stripped = <T>(value: T, strip: (text: string) => string): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === "string" ? strip(part) : part)) as T;
