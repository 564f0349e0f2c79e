/** The calls about certificates joined to their services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import { certificateFilesContract } from "../../shared/contract/certificate-files.ts";
import { certificatesContract } from "../../shared/contract/certificates.ts";
import type { CertificateFilesService } from "./create-certificate-files.ts";
import type { CertificatesService } from "./create-certificates.ts";
import type { LatestEvents } from "./gate/latest-events.ts";

export interface CertificateServices {
  certificates: CertificatesService;
  certificateEvents: LatestEvents<CertificatesView>;
  certificateFiles: CertificateFilesService;
}

export function createCertificateRoutes({ certificates, certificateEvents, certificateFiles }: CertificateServices) {
  const served = implement(certificatesContract);
  const files = implement(certificateFilesContract);
  const at = async (path: Promise<string | null>) => ({ path: await path });
  return {
    certificates: {
      view: served.view.handler(({ input }) => certificates.view(input.pairId)),
      check: served.check.handler(({ input }) => certificates.check(input.pairId)),
      changed: served.changed.handler(({ signal }) => certificateEvents.subscribe(signal)),
      fleet: served.fleet.handler(() => certificates.fleet()),
      checkRevocation: served.checkRevocation.handler(({ input }) =>
        certificates.checkRevocation(input.pairId, input.hosts),
      ),
      saveChain: served.saveChain.handler(({ input }) => at(certificates.saveChain(input.pairId, input.target))),
      saveCalendar: served.saveCalendar.handler(({ input }) => at(certificates.saveCalendar(input.pairId))),
      saveReport: served.saveReport.handler(({ input }) => at(certificates.saveReport(input.pairId, input.format))),
    },
    certificateFiles: {
      examine: files.examine.handler(({ input }) => certificateFiles.examine(input)),
      unlock: files.unlock.handler(({ input }) => certificateFiles.unlock(input)),
      takeAway: files.takeAway.handler(({ input }) => certificateFiles.takeAway(input)),
      write: files.write.handler(({ input }) => at(certificateFiles.write(input))),
      close: files.close.handler(({ input }) => {
        certificateFiles.close(input.desk);
        return null;
      }),
    },
  };
}
