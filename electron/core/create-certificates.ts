/** Certificates as they are served: the service behind `shared/contract/certificates.ts`. */
import type { CertificateSummary, CertificatesView } from "../../shared/certificates/certificates-view.ts";
import type { RevocationResult } from "../../shared/certificates/revocation.ts";
import type { certificateReportFormats } from "../../shared/contract/certificates.ts";

export interface CertificatesService {
  view(pairId: string): CertificatesView;
  check(pairId: string): Promise<CertificatesView>;
  fleet(): CertificateSummary[];
  checkRevocation(pairId: string, hosts: readonly string[]): Promise<RevocationResult[]>;
  saveChain(pairId: string, target: string): Promise<string | null>;
  saveCalendar(pairId: string | null): Promise<string | null>;
  saveReport(pairId: string, format: (typeof certificateReportFormats)[number]): Promise<string | null>;
}
