/**
 * The report of a run, made once for both of its forms. Nothing in a run is meant to be secret; what an appliance answered or
 * a person typed might still hold one, so every text goes through `strip` (`log/secret-registry.ts`) on its way.
 */
import type { RunReport } from "../../../shared/domain/run-report.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";

interface ReportParts {
  view: RunView;
  journal: readonly RunEvent[];
  /** ISO. */
  savedAt: string;
  savedBy: string;
  strip(text: string): string;
}

export const createRunReport = ({ view, journal, savedAt, savedBy, strip }: ReportParts): RunReport => ({
  schema: "pairdesk-run/1",
  savedAt,
  savedBy,
  timeZone: "UTC",
  run: stripped(view, strip),
  journal: stripped([...journal], strip),
});

/** The text of the file. */
export const runJson = (report: RunReport): string => `${JSON.stringify(report, null, 2)}\n`;

const stripped = <T>(value: T, strip: (text: string) => string): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === "string" ? strip(part) : part)) as T;
