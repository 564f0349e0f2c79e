/** A grid of nine handshakes in few words: certificates are names, and what is left out is served everywhere. */
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { Assembled, CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import type { CertificateGrid, GridCell, ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import { type SentName, sentNames } from "../../../shared/certificates/sent-names.ts";
import type { GivenFile } from "../../../shared/runbooks/run-knowledge.ts";
import { ago, nowMs } from "../observations.ts";

const day = 86_400_000;
const inDays = (days: number): string => new Date(nowMs + days * day).toISOString();
/** The same name has the same fingerprint. */
const printOf = (name: string): string => Buffer.from(name.padEnd(32, ".")).toString("hex").slice(0, 64);

export const certificateOf = (name: string, changes: Partial<CertificateFacts> = {}): CertificateFacts => ({
  sha256: printOf(name),
  keySha256: printOf(`key ${name}`),
  subject: `CN=${name}`,
  issuer: "CN=Intermediate",
  serial: "01",
  notBefore: inDays(-30),
  notAfter: inDays(60),
  names: ["support.example.com", "site1.example.com", "site2.example.com"],
  key: { type: "RSA", bits: 2048, curve: null },
  digest: "SHA-256",
  usages: [],
  extendedUsages: [],
  isCa: false,
  isSelfSigned: false,
  ocspUrls: [],
  crlUrls: [],
  subjectKeyId: null,
  authorityKeyId: null,
  ...changes,
});

export const intermediate = certificateOf("Intermediate", { issuer: "CN=Root", isCa: true });
export const factory = certificateOf("factory", { issuer: "CN=factory", isSelfSigned: true, names: [] });

export const served = (leaf: CertificateFacts, changes: Partial<ServedChain> = {}): ServedChain => ({
  kind: "served",
  protocol: "TLSv1.3",
  cipher: "TLS_AES_256_GCM_SHA384",
  chain: leaf.isSelfSigned ? [leaf] : [leaf, intermediate],
  stapled: null,
  refusal: null,
  clientRefusal: null,
  ...changes,
});

export const present = certificateOf("present");
export const silent = { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;

type Places = Partial<Record<`${"site1" | "site2" | "site"} ${SentName}`, GridCell["outcome"]>>;

export const gridOf = (places: Places = {}, usual = present, at = ago(2)): CertificateGrid => ({
  at,
  tookMs: 40,
  cells: (["site1", "site2", "site"] as const).flatMap((target) =>
    sentNames.map((sni): GridCell => {
      const outcome = places[`${target} ${sni}`] ?? served(usual);
      return { target, sni, at, tookMs: 20, outcome };
    }),
  ),
});

export function reportOf(leaf: CertificateFacts | null, changes: Partial<CertificateFile> = {}): CertificateFile {
  const held = leaf === null ? [] : [leaf, intermediate];
  return {
    schema: "pairdesk-certfile/1",
    verdict: leaf === null ? "unreadable" : "ok",
    format: "pkcs12",
    protection: null,
    certificates: held.map((one) => ({ ...one, key: "RSA 2048", friendlyName: null })),
    keys: leaf === null ? [] : [{ type: "RSA", bits: 2048, keySha256: leaf.keySha256, matches: leaf.sha256 }],
    requests: [],
    problems: [],
    ...changes,
  };
}

export const assembledOf = (leaf: CertificateFacts | null, changes: Partial<Assembled> = {}): Assembled => ({
  chain: leaf === null ? [] : [leaf.sha256, intermediate.sha256],
  hasKey: leaf !== null,
  isComplete: "unknown",
  missingIssuer: "CN=Root",
  unused: [],
  problems: [],
  ...changes,
});

export const fileOf = (
  leaf: CertificateFacts | null,
  {
    report,
    assembled,
    ...changes
  }: Partial<Omit<GivenFile, "report" | "assembled">> & {
    report?: Partial<CertificateFile>;
    assembled?: Partial<Assembled>;
  } = {},
): GivenFile => ({
  fileName: "site.p12",
  report: reportOf(leaf, report),
  assembled: assembledOf(leaf, assembled),
  isThere: "yes",
  at: ago(1),
  ...changes,
});
