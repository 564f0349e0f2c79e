/** What a spec says of certificates, behind the real contract. */
import { implement, ORPCError } from "@orpc/server";
import type { LatestEvents } from "../../electron/core/gate/latest-events.ts";
import type { WrittenForm } from "../../shared/certificates/certificate-file.ts";
import type { CertificateSummary, CertificatesView } from "../../shared/certificates/certificates-view.ts";
import type { DeskView } from "../../shared/certificates/desk-view.ts";
import type { RevocationResult } from "../../shared/certificates/revocation.ts";
import { contract } from "../../shared/contract/contract.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";

export interface CertificateAnswers {
  certificates(pairId: string): CertificatesView | Promise<CertificatesView>;
  checkCertificates(pairId: string): CertificatesView | Promise<CertificatesView>;
  certificateFleet(): CertificateSummary[];
  checkRevocation(asked: { pairId: string; hosts: string[] }): RevocationResult[] | Promise<RevocationResult[]>;
  saveChain(asked: { pairId: string; target: string }): string | null;
  saveCalendar(pairId: string | null): string | null;
  saveCertificateReport(asked: { pairId: string; format: string }): string | null;
  examineFile(asked: {
    desk: string | null;
    source: FileSource;
    passphrase: string | null;
  }): DeskView | Promise<DeskView>;
  unlockFile(asked: { desk: string; file: string; passphrase: string }): DeskView | Promise<DeskView>;
  takeFileAway(asked: { desk: string; file: string }): DeskView;
  writeFile(asked: {
    desk: string;
    form: WrittenForm;
    passphrase: string | null;
  }): string | null | Promise<string | null>;
  closeDesk(desk: string): void;
}

export function scriptedCertificateRoutes(
  answers: Partial<CertificateAnswers>,
  events: LatestEvents<CertificatesView>,
) {
  const { certificates: served, certificateFiles: files } = implement(contract);
  return {
    certificates: {
      view: served.view.handler(({ input }) => answers.certificates?.(input.pairId) ?? unexpected("certificates.view")),
      check: served.check.handler(
        ({ input }) => answers.checkCertificates?.(input.pairId) ?? unexpected("certificates.check"),
      ),
      changed: served.changed.handler(({ signal }) => events.subscribe(signal)),
      fleet: served.fleet.handler(() => answers.certificateFleet?.() ?? []),
      checkRevocation: served.checkRevocation.handler(
        ({ input }) => answers.checkRevocation?.(input) ?? unexpected("certificates.checkRevocation"),
      ),
      saveChain: served.saveChain.handler(({ input }) => ({ path: answers.saveChain?.(input) ?? null })),
      saveCalendar: served.saveCalendar.handler(({ input }) => ({
        path: answers.saveCalendar?.(input.pairId) ?? null,
      })),
      saveReport: served.saveReport.handler(({ input }) => ({ path: answers.saveCertificateReport?.(input) ?? null })),
    },
    certificateFiles: {
      examine: files.examine.handler(
        ({ input }) => answers.examineFile?.(input) ?? unexpected("certificateFiles.examine"),
      ),
      unlock: files.unlock.handler(({ input }) => answers.unlockFile?.(input) ?? unexpected("certificateFiles.unlock")),
      takeAway: files.takeAway.handler(
        ({ input }) => answers.takeFileAway?.(input) ?? unexpected("certificateFiles.takeAway"),
      ),
      write: files.write.handler(async ({ input }) => ({ path: (await answers.writeFile?.(input)) ?? null })),
      close: files.close.handler(({ input }) => {
        answers.closeDesk?.(input.desk);
        return null;
      }),
    },
  };
}

const unexpected = (call: string): Promise<never> =>
  Promise.reject(new ORPCError("NOT_FOUND", { message: `the spec has no answer for ${call}` }));
