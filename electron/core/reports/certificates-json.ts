import type { CertificatesReport } from "../../../shared/domain/certificates-report.ts";

/** The text of the file. */
export const certificatesJson = (report: CertificatesReport): string => `${JSON.stringify(report, null, 2)}\n`;
