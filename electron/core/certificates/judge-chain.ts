/**
 * Whether the way up from the server's certificate is in the file, whole and in order. The way itself is the one that would
 * be written (issuer-paths.ts), so what is said of a file never contradicts the chain that is made of it.
 */
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { weakDigestOf, weakKeyOf } from "../../../shared/certificates/weak.ts";
import { contentFindings, type Finding } from "./file-problems.ts";
import { type IssuerPath, type Issuers, isRooted } from "./issuer-paths.ts";
import type { KnownCertificate } from "./known-certificate.ts";

export interface ChainParts {
  /** From the server's certificate on. */
  path: IssuerPath;
  known: readonly KnownCertificate[];
  /** Prints of those that the file holds more than once. */
  repeated: ReadonlySet<string>;
  issuers: Issuers;
  now: string;
}

export function judgeChain({ path, known, repeated, issuers, now }: ChainParts): Finding[] {
  const findings = path.flatMap(({ facts }) => judgeTime(facts, now));
  findings.push(...judgeEnd(path, issuers));
  const places = path.map((link) => known.indexOf(link));
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) findings.push(contentFindings.order());
  findings.push(...judgeOthers(path, known, issuers));
  findings.push(
    ...known.filter(({ facts }) => repeated.has(facts.sha256)).map(({ facts }) => contentFindings.twice(facts.subject)),
  );
  return [...findings, ...judgeStrength(path.map(({ facts }) => facts))];
}

function judgeTime({ subject, notBefore, notAfter }: CertificateFacts, now: string): Finding[] {
  if (notAfter < now) return [contentFindings.expired(subject, notAfter)];
  return notBefore > now ? [contentFindings.early(subject, notBefore)] : [];
}

function judgeEnd(path: IssuerPath, issuers: Issuers): Finding[] {
  const last = path.at(-1);
  if (!last) return [];
  if (isRooted(path)) return path.length === 1 ? [contentFindings.selfSigned()] : [];
  const { issuer, subject } = last.facts;
  if (issuers.impostorOf(last)) return [contentFindings.impostor(issuer, subject)];
  return [path.length === 1 ? contentFindings.chain(issuer) : contentFindings.root(issuer)];
}

function judgeOthers(path: IssuerPath, known: readonly KnownCertificate[], issuers: Issuers): Finding[] {
  const others = known.filter((one) => !path.includes(one));
  // Authorities of the first version do not say that they are some.
  const isAuthority = (one: KnownCertificate) => one.facts.isCa || issuers.issuesAnother(one);
  const unused = others.filter(isAuthority).map(({ facts }) => contentFindings.unused(facts.subject));
  const servers = 1 + others.length - unused.length;
  return servers > 1 ? [...unused, contentFindings.severalServers(servers)] : unused;
}

/** By the same table as for what is served. */
function judgeStrength(chain: readonly CertificateFacts[]): Finding[] {
  return chain.flatMap((facts) => {
    const [key, digest] = [weakKeyOf(facts), weakDigestOf(facts, chain)];
    return [
      ...(key === null ? [] : [contentFindings.weakKey(key, facts.subject)]),
      ...(digest === null ? [] : [contentFindings.weakDigest(digest, facts.subject)]),
    ];
  });
}
