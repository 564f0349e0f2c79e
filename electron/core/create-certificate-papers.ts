/** What is given out about certificates as files: the chain, the renewals and the report. */
import packageFacts from "../../package.json" with { type: "json" };
import type { CertificateFacts } from "../../shared/certificates/certificate-facts.ts";
import type { CertificatesView } from "../../shared/certificates/certificates-view.ts";
import { repairOrder } from "../../shared/certificates/chain-order.ts";
import { siteTarget } from "../../shared/certificates/sent-names.ts";
import { certificateReportFormats } from "../../shared/contract/certificates.ts";
import type { CertificatesReport } from "../../shared/domain/certificates-report.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { HeldGrids } from "./certificate-grid/held-grids.ts";
import { findPair } from "./create-credentials.ts";
import { refuseStranger } from "./create-readiness.ts";
import type { Stores } from "./create-stores.ts";
import { cleanFileName } from "./files/clean-file-name.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import { type Clock, type DoorPorts, isoNow } from "./ports.ts";
import { certificatesCsv } from "./reports/certificates-csv.ts";
import { certificatesHtml } from "./reports/certificates-html.ts";
import { certificatesJson } from "./reports/certificates-json.ts";
import { createCertificatesReport } from "./reports/create-certificates-report.ts";

interface PapersOptions {
  stores: Pick<Stores, "pairs">;
  held: Pick<HeldGrids, "certificate">;
  /** Throws PairdeskError `not-found`. */
  view(pairId: string): CertificatesView;
  watched(pairId: string): boolean;
  ports: Pick<DoorPorts, "saveFile">;
  secrets: Pick<SecretRegistry, "strip">;
  clock: Clock;
}

export interface CertificatePapers {
  saveChain(pairId: string, target: string): Promise<string | null>;
  saveCalendar(pairId: string | null): Promise<string | null>;
  saveReport(pairId: string, format: (typeof certificateReportFormats)[number]): Promise<string | null>;
}

const writers: Readonly<Record<(typeof certificateReportFormats)[number], (report: CertificatesReport) => string>> = {
  html: certificatesHtml,
  json: certificatesJson,
  csv: certificatesCsv,
};

export function createCertificatePapers(options: PapersOptions): CertificatePapers {
  const { stores, view, ports, secrets, clock } = options;
  const save = (name: string, ending: string, content: string) =>
    ports.saveFile({ name: cleanFileName(`${name}.${ending}`, [ending]), content });

  return {
    async saveChain(pairId, target) {
      const { grid } = view(pairId);
      const pair = findPair(stores, pairId);
      refuseStranger(pair, target === siteTarget ? null : target);
      const cell = grid?.cells.find((one) => one.target === target && one.sni === "site");
      const pem = cell?.outcome.kind === "served" ? pemOf(options, pairId, cell.outcome.chain) : null;
      if (pem === null) throw nothingSeen(`${pair.name}: no chain of ${target} is known.`);
      return save(`${pair.name} ${target} chain`, "pem", pem);
    },
    async saveCalendar(pairId) {
      const pairs =
        pairId === null ? stores.pairs.list().filter(({ id }) => options.watched(id)) : [findPair(stores, pairId)];
      const listed = pairs.map(({ id, name }) => ({ pairId: id, name, renewals: view(id).renewals }));
      if (listed.every(({ renewals }) => renewals.length === 0))
        throw nothingSeen("No certificate is known that ends.");
      // Loaded for those who want one.
      const { renewalCalendar } = await import("./reports/renewal-calendar.ts");
      const title = calendarTitle(pairs, pairId);
      return save(title, "ics", renewalCalendar(title, listed, isoNow(clock)));
    },
    async saveReport(pairId, format) {
      const pair = findPair(stores, pairId);
      const made = { savedAt: isoNow(clock), savedBy: packageFacts.version };
      const strip = (text: string) => secrets.strip(text);
      const report = createCertificatesReport({ ...made, view: view(pairId), pair, strip });
      const name = `${report.pair.name} certificates ${made.savedAt.slice(0, 10)}.${format}`;
      return ports.saveFile({ name: cleanFileName(name, certificateReportFormats), content: writers[format](report) });
    },
  };
}

const calendarTitle = (pairs: readonly Pair[], pairId: string | null): string =>
  pairId === null ? "Certificate renewals" : `Certificate renewals of ${pairs[0]?.name ?? ""}`;

/** In the order that clients want, without the root. null: one of them is not kept any more. */
function pemOf({ held }: PapersOptions, pairId: string, chain: readonly CertificateFacts[]): string | null {
  const found = repairOrder(chain).map(({ sha256 }) => held.certificate(pairId, sha256));
  return found.some((der) => der === null) ? null : found.map((der) => toPem(der ?? new Uint8Array())).join("");
}

const toPem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? []
  ).join("\n")}\n-----END CERTIFICATE-----\n`;

const nothingSeen = (message: string): PairdeskError =>
  new PairdeskError("not-found", message, "Check the certificates, then save again.");
