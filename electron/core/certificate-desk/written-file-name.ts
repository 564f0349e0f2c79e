/** What a written file is called: by its certificate, and so that nobody takes the weak one for the other. Pure. */
import type { Assembled, CertificateFile, WrittenForm } from "../../../shared/certificates/certificate-file.ts";

const endings: Record<WrittenForm, string> = {
  "pkcs12-modern": ".p12",
  "pkcs12-legacy": " legacy.p12",
  "pem-chain": " chain.pem",
};

/** `support.example.com until 2026-09-01.p12`. Not yet cleaned. */
export function writtenFileName(
  form: WrittenForm,
  { chain: [leaf] }: Pick<Assembled, "chain">,
  reports: readonly Pick<CertificateFile, "certificates">[],
): string {
  const certificate = reports.flatMap(({ certificates }) => certificates).find(({ sha256 }) => sha256 === leaf);
  const name = certificate?.names[0] ?? "certificate";
  const until = certificate ? ` until ${certificate.notAfter.slice(0, 10)}` : "";
  return `${name.replace(/^\*\./, "wildcard.")}${until}${endings[form]}`;
}
