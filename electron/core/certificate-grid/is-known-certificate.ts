import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { Observation } from "../../../shared/domain/observation.ts";

/**
 * Whether the last grid has seen there what the watcher sees now. True also for what tells of no certificate: what is not
 * served is no news of one.
 */
export const isKnownCertificate =
  (gridOf: (pairId: string) => CertificateGrid | null) =>
  (pairId: string, observation: Observation): boolean => {
    if (observation.kind !== "certificate" && observation.kind !== "default-certificate") return true;
    if (observation.outcome.kind !== "served") return true;
    const grid = gridOf(pairId);
    // A first look is planned anyway.
    if (!grid) return true;
    const { sha256 } = observation.outcome.certificate;
    const sni = observation.kind === "certificate" ? "site" : "none";
    const cell = grid.cells.find((one) => one.target === observation.appliance && one.sni === sni);
    return cell?.outcome.kind === "served" && cell.outcome.chain[0]?.sha256 === sha256;
  };
