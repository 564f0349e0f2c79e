import { useCallback } from "react";
import { SaveReportMenu } from "../../components/save-report-menu.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";

const formats = [
  { format: "html", title: "Report", words: "One page (HTML) that prints well, also to PDF" },
  { format: "json", title: "JSON", words: "Every step and answer for other programs, times in UTC" },
] as const;

/** The run as a file: steps, evidence, calls and notes. */
export function SaveReport({ runId }: { runId: string }) {
  const { runs } = useWindowStores();
  const save = useCallback((format: "html" | "json") => runs.saveReport(runId, format), [runs, runId]);
  return <SaveReportMenu formats={formats} save={save} />;
}
