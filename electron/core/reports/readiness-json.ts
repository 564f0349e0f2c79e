import type { ReadinessReport } from "../../../shared/domain/readiness-report.ts";

/** The text of the file. */
export const readinessJson = (report: ReadinessReport): string => `${JSON.stringify(report, null, 2)}\n`;
