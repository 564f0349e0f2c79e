/** Saves whether a pair could switch as a file for a support case. */
import packageFacts from "../../package.json" with { type: "json" };
import {
  type ReadinessReport,
  type ReadinessReportFormat,
  readinessReportFormats,
} from "../../shared/domain/readiness-report.ts";
import type { ReadinessService } from "./create-readiness.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { type Clock, type DoorPorts, isoNow } from "./ports.ts";
import { createReadinessReport } from "./reports/create-readiness-report.ts";
import { readinessCsv } from "./reports/readiness-csv.ts";
import { readinessHtml } from "./reports/readiness-html.ts";
import { readinessJson } from "./reports/readiness-json.ts";

export interface ReadinessReports {
  /**
   * Saved where the person says; null: they thought better of it. Throws PairdeskError `not-found`, `file-unwritable`,
   * `disk-full`.
   */
  saveReport(pairId: string, format: ReadinessReportFormat): Promise<string | null>;
}

const writers: Readonly<Record<ReadinessReportFormat, (report: ReadinessReport) => string>> = {
  html: readinessHtml,
  json: readinessJson,
  csv: readinessCsv,
};

export function createReadinessReports(options: {
  readiness: Pick<ReadinessService, "page">;
  stores: Pick<Stores, "loginChanges">;
  watching: { monitor: Pick<Watching["monitor"], "view"> };
  ports: Pick<DoorPorts, "saveFile">;
  secrets: Pick<SecretRegistry, "strip">;
  clock: Clock;
}): ReadinessReports {
  const { readiness, stores, watching, ports, secrets, clock } = options;
  return {
    async saveReport(pairId, format) {
      const report = createReadinessReport({
        page: readiness.page(pairId),
        view: watching.monitor.view(pairId),
        changes: stores.loginChanges.list(pairId),
        savedAt: isoNow(clock),
        savedBy: packageFacts.version,
        strip: (text) => secrets.strip(text),
      });
      const wished = `${report.pair.name} readiness ${report.savedAt.slice(0, 10)}.${format}`;
      return ports.saveFile({ name: cleanFileName(wished, readinessReportFormats), content: writers[format](report) });
    },
  };
}
