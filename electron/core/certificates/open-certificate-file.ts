/**
 * The file doctor's reading half: says what a certificate file is, what protects it, what is in it and what is missing for
 * an appliance.
 *
 * Guarantees: works on bytes in memory and asks nobody; whatever the bytes are, it answers; how a file is encrypted is read
 * before a passphrase is tried; no word of the report holds anything of a key or a passphrase; every buffer of ours that
 * held a key is overwritten at the latest by `wipe()`. Not guaranteed: what Node's own key objects held is freed and not
 * overwritten, and a passphrase is a text, which nobody can overwrite.
 */
import { X509Certificate } from "node:crypto";
import type { CertificateFile, FileKey } from "../../../shared/certificates/certificate-file.ts";
import { BadEncoding } from "./ber.ts";
import type { FileContents } from "./file-contents.ts";
import { type Finding, partFindings } from "./file-problems.ts";
import { judgeParts, judgeProtection } from "./judge-contents.ts";
import { type KnownCertificate, plainKeyPrint } from "./known-certificate.ts";
import { type ProvenKey, proveKey } from "./prove-key.ts";
import { namePublicKey } from "./public-key-facts.ts";
import { readCertificate } from "./read-certificate.ts";
import { onlyFinding, readContents } from "./read-contents.ts";
import { readRequest } from "./read-request.ts";

export interface OpenedFile {
  report: CertificateFile;
  /** DER, in the order of the file and of the report. */
  certificates: Uint8Array[];
  keys: { pkcs8: Uint8Array; keySha256: string }[];
  /** Overwrites the keys with zeros. */
  wipe(): void;
}

interface NamedCertificate extends KnownCertificate {
  friendlyName: string | null;
}

/**
 * @param passphrase null: none is known yet; an empty one and none at all are tried
 * @param nowMs what "expired" is measured by
 */
export async function openCertificateFile(
  bytes: Uint8Array,
  fileName: string,
  passphrase: string | null,
  nowMs: number = Date.now(),
): Promise<OpenedFile> {
  const contents = readContents(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, passphrase);
  return describeContents(contents, nowMs);
}

/** Of a file that was not read at all, and why. */
export const refusedFile = (finding: Finding): OpenedFile => describeContents(onlyFinding(finding), 0);

function describeContents(contents: FileContents, nowMs: number): OpenedFile {
  const { findings } = contents;
  const protectedBy = judgeProtection(contents);
  const certificates = contents.certificates.flatMap((found) => readOr(findings, partFindings.certificate(), found));
  const keys = contents.keys.flatMap((found) => {
    const proven = proveKey(found);
    if (typeof proven === "object") return [proven];
    findings.push(refusedKey[proven]());
    return [];
  });
  const requests = contents.requests.flatMap((der) => requestOr(findings, der));
  const isPartial = findings.some(({ verdict }) => verdict !== null);
  const hasRequest = requests.length > 0;
  const judged = judgeParts({
    ...{ certificates: certificates.map(({ der }) => der), keyPrints: keys.map(({ keySha256 }) => keySha256) },
    ...{ hasRequest, isPartial, now: new Date(nowMs).toISOString() },
  });
  const all = onceEach([...findings, ...judged, ...protectedBy]);
  const report: CertificateFile = {
    schema: "pairdesk-certfile/1",
    verdict: verdictOf(all, certificates.length + keys.length + requests.length > 0),
    format: contents.format,
    protection: protectionOf(contents),
    certificates: certificates.map(({ facts, friendlyName }) => ({
      ...{ ...facts, key: namePublicKey(facts.key), friendlyName },
    })),
    keys: keys.map((key) => keyReport(key, certificates)),
    requests,
    problems: all.map(({ code, severity, message }) => ({ code, severity, message })),
  };
  return {
    report,
    certificates: certificates.map(({ der }) => der),
    keys: keys.map(({ pkcs8 }, at) => ({ pkcs8, keySha256: report.keys[at]?.keySha256 ?? "" })),
    wipe() {
      for (const { pkcs8 } of keys) pkcs8.fill(0);
    },
  };
}

const refusedKey = {
  damaged: partFindings.key,
  unsupported: partFindings.keyKind,
  restricted: partFindings.keyRestricted,
};

function readOr(
  findings: Finding[],
  damaged: Finding,
  { der, friendlyName }: FileContents["certificates"][number],
): NamedCertificate[] {
  try {
    const facts = readCertificate(der);
    const parsed = new X509Certificate(der);
    return [{ der: parsed.raw, facts, parsed, friendlyName }];
  } catch {
    findings.push(damaged);
    return [];
  }
}

function requestOr(findings: Finding[], der: Buffer): CertificateFile["requests"] {
  try {
    return [readRequest(der)];
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error;
    findings.push(partFindings.request());
    return [];
  }
}

/** The fingerprint is the certificate's where one matches: it may write the same key in another way. */
function keyReport({ facts, keySha256 }: ProvenKey, certificates: KnownCertificate[]): FileKey {
  const [own] = certificates
    .filter((certificate) => plainKeyPrint(certificate) === keySha256)
    .map((certificate) => certificate.facts)
    .sort((one, other) => other.notAfter.localeCompare(one.notAfter));
  return { type: facts.type, bits: facts.bits, keySha256: own?.keySha256 ?? keySha256, matches: own?.sha256 ?? null };
}

/** null: nothing is encrypted, and nothing is guarded against changes. */
function protectionOf({ ciphers, mac }: FileContents): CertificateFile["protection"] {
  if (ciphers.length === 0 && !mac) return null;
  const isWeak = [...ciphers, ...(mac ? [mac] : [])].some((one) => one.isWeak);
  return { ciphers: [...new Set(ciphers.map(({ words }) => words))], mac: mac?.words ?? null, isWeak };
}

function verdictOf(findings: Finding[], hasSomething: boolean): CertificateFile["verdict"] {
  const has = (verdict: Finding["verdict"]) => findings.some((finding) => finding.verdict === verdict);
  if (has("unsupported")) return "unsupported";
  if (has("wrong-passphrase")) return "wrong-passphrase";
  if (has("unreadable") && !hasSomething) return "unreadable";
  return findings.some(({ severity }) => severity === "error") ? "incomplete" : "ok";
}

const weight = { error: 0, warning: 1, info: 2 };

/** The same said twice is said once; what matters most comes first. */
const onceEach = (findings: Finding[]): Finding[] =>
  [...new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()].sort(
    (a, b) => weight[a.severity] - weight[b.severity],
  );
