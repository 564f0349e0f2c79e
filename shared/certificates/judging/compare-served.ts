/** What two appliances serve to the same client, compared: certificate, key and chain each by itself, and field by field. */
import type { Answer } from "../../domain/answer.ts";
import type { CertificateFacts } from "../certificate-facts.ts";
import type { ServedChain } from "../certificate-grid.ts";
import type { Comparison, Difference } from "../certificates-view.ts";
import type { SentName } from "../sent-names.ts";
import { keyInWords } from "../weak.ts";

/** null: could not be read. */
export function compareServed(sni: SentName, a: ServedChain | null, b: ServedChain | null): Comparison {
  const [leafA, leafB] = [a?.chain[0], b?.chain[0]];
  if (!a || !b || !leafA || !leafB) {
    return { sni, sameLeaf: "unknown", sameKey: "unknown", sameChain: "unknown", differences: [] };
  }
  return {
    sni,
    sameLeaf: answer(leafA.sha256 === leafB.sha256),
    sameKey: answer(leafA.keySha256 === leafB.keySha256),
    sameChain: answer(fingerprints(a) === fingerprints(b)),
    differences: [...compareCertificates(leafA, leafB), ...compareChains(a.chain, b.chain)],
  };
}

const answer = (isSo: boolean): Answer => (isSo ? "yes" : "no");

const fingerprints = ({ chain }: ServedChain): string => chain.map(({ sha256 }) => sha256).join();

const fields: readonly (readonly [string, (certificate: CertificateFacts) => string])[] = [
  ["subject", ({ subject }) => subject],
  ["names", ({ names }) => [...names].sort().join(", ") || "none"],
  ["issuer", ({ issuer }) => issuer],
  ["serial number", ({ serial }) => serial],
  ["valid from", ({ notBefore }) => notBefore],
  ["valid until", ({ notAfter }) => notAfter],
  ["key", ({ key }) => keyInWords(key)],
  ["key fingerprint", ({ keySha256 }) => keySha256],
  ["signature digest", ({ digest }) => digest ?? "none"],
  ["key usages", ({ usages }) => [...usages].sort().join(", ") || "none"],
  ["extended key usages", ({ extendedUsages }) => [...extendedUsages].sort().join(", ") || "none"],
  ["authority", ({ isCa }) => (isCa ? "yes" : "no")],
  ["signed by itself", ({ isSelfSigned }) => (isSelfSigned ? "yes" : "no")],
  ["OCSP addresses", ({ ocspUrls }) => ocspUrls.join(", ") || "none"],
  ["CRL addresses", ({ crlUrls }) => crlUrls.join(", ") || "none"],
  ["certificate fingerprint", ({ sha256 }) => sha256],
];

/** In the order in which a person would look: who, what, how long, with which key. */
function compareCertificates(a: CertificateFacts, b: CertificateFacts): Difference[] {
  if (a.sha256 === b.sha256) return [];
  return fields
    .map(([field, read]) => ({ field, a: read(a), b: read(b) }))
    .filter((difference) => difference.a !== difference.b);
}

/** What is sent behind the server's certificate, place by place. */
function compareChains(a: readonly CertificateFacts[], b: readonly CertificateFacts[]): Difference[] {
  const found: Difference[] = [];
  if (a.length !== b.length) found.push({ field: "certificates sent", a: String(a.length), b: String(b.length) });
  for (let index = 1; index < Math.max(a.length, b.length); index += 1) {
    const [one, other] = [a[index], b[index]];
    if (one?.sha256 === other?.sha256) continue;
    found.push({ field: `chain position ${index + 1}`, a: inOneLine(one), b: inOneLine(other) });
  }
  return found;
}

/** Two authorities often bear one name, so the fingerprint tells them apart. */
const inOneLine = (certificate: CertificateFacts | undefined): string | null =>
  certificate ? `${certificate.subject} (${certificate.sha256.slice(0, 16)}…)` : null;
