/** The certificates of the core: the service with its events, beginning with the watching of pairs. */
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import { type Certificates, type CertificatesOptions, createCertificates } from "./create-certificates.ts";
import { createLatestEvents, type LatestEvents } from "./gate/latest-events.ts";
import type { Beginning } from "./monitor/beginning.ts";

export interface CoreCertificates {
  certificates: Certificates;
  certificateEvents: LatestEvents<CertificatesView>;
}

export function createCoreCertificates(
  options: Omit<CertificatesOptions, "events" | "begin" | "schedule"> & {
    gridSchedule: CertificatesOptions["schedule"];
    beginning: Pick<Beginning, "began">;
  },
): CoreCertificates {
  const certificateEvents = createLatestEvents<CertificatesView>(({ pairId }) => pairId, options.clock);
  const { gridSchedule: schedule, beginning } = options;
  const certificates = createCertificates({ ...options, schedule, events: certificateEvents, begin: beginning.began });
  certificates.start();
  return { certificates, certificateEvents };
}
