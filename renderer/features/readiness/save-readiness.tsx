import { useCallback } from "react";
import type { ReadinessReportFormat } from "../../../shared/domain/readiness-report.ts";
import { SaveReportMenu } from "../../components/save-report-menu.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";

const formats = [
  { format: "html", title: "Report", words: "One page (HTML) for a support case; prints well, also to PDF" },
  { format: "json", title: "JSON", words: "All of it for other programs, times in UTC" },
  { format: "csv", title: "CSV", words: "A table for spreadsheets, times in UTC" },
] as const;

/** All of this page as a file, with the facts of both appliances, open findings and changes. */
export function SaveReadiness({ pairId }: { pairId: string }) {
  const { readiness } = useWindowStores();
  const save = useCallback(
    (format: ReadinessReportFormat) => readiness.saveReport(pairId, format),
    [readiness, pairId],
  );
  return <SaveReportMenu formats={formats} save={save} />;
}
