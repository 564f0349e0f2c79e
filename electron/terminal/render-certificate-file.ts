/** What a certificate file holds, for people. Everything in it is text from outside, so each line is made plain. */
import type { CertificateFile, FileCertificate, FileProblem } from "../../shared/certificates/certificate-file.ts";
import type { Paint } from "./output.ts";
import { withPlainTexts } from "./plain-text.ts";

const formats: Record<CertificateFile["format"], string> = {
  pkcs12: "PKCS#12 file",
  pem: "PEM file",
  der: "DER file",
  pkcs7: "PKCS#7 file",
  csr: "certificate request",
  unknown: "file of an unknown kind",
};

const verdicts: Record<CertificateFile["verdict"], string> = {
  ok: "readable, with what an appliance needs",
  incomplete: "readable, and something is missing or does not fit",
  "wrong-passphrase": "not opened: the passphrase is missing or another one",
  unsupported: "not opened here: it needs another form",
  unreadable: "not readable",
};

const severities: Record<FileProblem["severity"], string> = { error: "ERROR", warning: "WARNING", info: "NOTE" };
const colours = { error: "red", warning: "yellow", info: "gray" } as const;

export function renderCertificateFile(fileName: string, given: CertificateFile, paint: Paint): string {
  const { name, report } = withPlainTexts({ name: fileName, report: given });
  const lines = [
    paint("bold", `${name}: ${verdicts[report.verdict]}`),
    `  ${formats[report.format]}, ${protectionOf(report)}`,
    ...report.certificates.flatMap((certificate, at) => describeCertificate(certificate, at + 1)),
    ...report.keys.map(({ type, bits, matches }) => {
      const own = report.certificates.findIndex(({ sha256 }) => sha256 === matches) + 1;
      return `  Private key ${bits && type !== "Ed25519" ? `${type} ${bits}` : type}, ${own > 0 ? `of certificate ${own}` : "of no certificate in the file"}`;
    }),
    ...report.requests.map(({ subject, names, key, isSound }) => {
      const signature = isSound ? "" : "; its signature does not fit";
      return `  Request for ${subject} (${names.join(", ") || "no host names"}), ${key}${signature}`;
    }),
    ...report.problems.map(
      ({ code, severity, message }) => `  ${paint(colours[severity], severities[severity])} ${code}: ${message}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function protectionOf({ protection }: CertificateFile): string {
  if (!protection) return "not encrypted";
  const ciphers = protection.ciphers.length > 0 ? `encrypted with ${protection.ciphers.join(", ")}` : "not encrypted";
  return `${ciphers}; ${protection.mac === null ? "no MAC" : `MAC ${protection.mac}`}${protection.isWeak ? "; weak" : ""}`;
}

function describeCertificate(certificate: FileCertificate, place: number): string[] {
  const { subject, issuer, names, key, notBefore, notAfter, sha256, isCa, friendlyName } = certificate;
  const name = friendlyName === null ? "" : ` (named ${friendlyName})`;
  return [
    `  Certificate ${place}: ${subject}${name}${isCa ? ", an authority" : ""}`,
    `    issued by ${issuer}, valid ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}, ${key}`,
    ...(names.length > 0 ? [`    for ${names.join(", ")}`] : []),
    `    SHA-256 ${sha256}`,
  ];
}
