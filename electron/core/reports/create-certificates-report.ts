/**
 * A pair's certificates, gathered once for all forms of the report. What a remote put into its certificates might hold anything,
 * so every text goes through `strip` (`log/secret-registry.ts`) on its way.
 */
import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import type { CertificatesReport } from "../../../shared/domain/certificates-report.ts";
import type { Pair } from "../../../shared/domain/pair.ts";

export function createCertificatesReport(parts: {
  view: CertificatesView;
  pair: Pair;
  /** ISO. */
  savedAt: string;
  savedBy: string;
  strip(text: string): string;
}): CertificatesReport {
  const { view, pair, savedAt, savedBy, strip } = parts;
  const { pairId: _id, isChecking: _isChecking, ...certificates } = view;
  const report: CertificatesReport = {
    schema: "pairdesk-certificates/1",
    savedAt,
    savedBy,
    timeZone: "UTC",
    pair: { name: pair.name, site: `${pair.site.host}:${pair.site.port}`, isPractice: pair.practice },
    certificates,
  };
  return JSON.parse(JSON.stringify(report), (_, part: unknown) =>
    typeof part === "string" ? strip(part) : part,
  ) as CertificatesReport;
}
