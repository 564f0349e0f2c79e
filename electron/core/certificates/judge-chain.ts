/** Which of the certificates of a file is the server's, and whether its chain is there, whole and in order. */
import type { X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { contentFindings, type Finding } from "./file-problems.ts";

export interface ReadCertificate {
  facts: CertificateFacts;
  parsed: X509Certificate;
  /** Of its key, as Node writes it. */
  publicKey: Buffer;
}

/** @param keys public halves of the keys in the file */
export function serverOf(certificates: ReadCertificate[], keys: Buffer[]): ReadCertificate | null {
  const hasKey = ({ publicKey }: ReadCertificate) => keys.some((key) => key.equals(publicKey));
  const servers = certificates.filter(({ facts }) => !facts.isCa);
  return servers.find(hasKey) ?? servers[0] ?? certificates.find(hasKey) ?? null;
}

/** From the server's up to the last whose issuer is in the file. */
export function chainFrom(server: ReadCertificate, certificates: ReadCertificate[]): ReadCertificate[] {
  const chain = [server];
  let last: ReadCertificate | undefined = server;
  while (last && !last.facts.isSelfSigned) {
    last = issuerOf(last, chain, certificates);
    if (last) chain.push(last);
  }
  return chain;
}

const issuerOf = (
  below: ReadCertificate,
  chain: ReadCertificate[],
  certificates: ReadCertificate[],
): ReadCertificate | undefined => certificates.find((other) => !chain.includes(other) && hasIssued(other, below));

function hasIssued(issuer: ReadCertificate, certificate: ReadCertificate): boolean {
  if (issuer.facts.subject !== certificate.facts.issuer) return false;
  try {
    return certificate.parsed.verify(issuer.parsed.publicKey);
  } catch {
    // A key that cannot check signatures here has issued nothing that we could show.
    return false;
  }
}

export function judgeChain(chain: ReadCertificate[], certificates: ReadCertificate[], now: string): Finding[] {
  const [server, last] = [chain[0], chain.at(-1)];
  if (!server || !last) return [];
  const findings: Finding[] = chain.flatMap(({ facts }) => judgeTime(facts, now));
  if (server.facts.isSelfSigned) findings.push(contentFindings.selfSigned());
  else if (last === server) findings.push(contentFindings.chain(server.facts.issuer));
  else if (!last.facts.isSelfSigned) findings.push(contentFindings.root(last.facts.issuer));
  const places = chain.map((link) => certificates.indexOf(link));
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) findings.push(contentFindings.order());
  return [...findings, ...judgeOthers(chain, certificates)];
}

function judgeOthers(chain: ReadCertificate[], certificates: ReadCertificate[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set(chain.map(({ facts }) => facts.sha256));
  let servers = 1;
  for (const certificate of certificates.filter((one) => !chain.includes(one))) {
    const { sha256, subject, isCa } = certificate.facts;
    if (seen.has(sha256)) findings.push(contentFindings.twice(subject));
    else if (isCa) findings.push(contentFindings.unused(subject));
    else servers += 1;
    seen.add(sha256);
  }
  return servers > 1 ? [...findings, contentFindings.severalServers(servers)] : findings;
}

function judgeTime({ subject, notBefore, notAfter }: CertificateFacts, now: string): Finding[] {
  if (notAfter < now) return [contentFindings.expired(subject, notAfter)];
  return notBefore > now ? [contentFindings.early(subject, notBefore)] : [];
}
