/** What an appliance would say to the contents of a file: what is missing, what does not fit, what somebody should know. */
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { FileContents } from "./file-contents.ts";
import { contentFindings, type Finding, protectionFindings } from "./file-problems.ts";
import { chainFrom, judgeChain, type ReadCertificate, serverOf } from "./judge-chain.ts";
import type { ProvenKey } from "./prove-key.ts";
import { namePublicKey } from "./public-key-facts.ts";

export interface ReadParts {
  certificates: ReadCertificate[];
  keys: ProvenKey[];
  hasRequest: boolean;
  /** Something in the file could not be opened or read, so nothing can be said to be missing. */
  isPartial: boolean;
  now: string;
}

export function judgeParts({ certificates, keys, hasRequest, isPartial, now }: ReadParts): Finding[] {
  const publicKeys = keys.map(({ publicKey }) => publicKey);
  const findings: Finding[] = [];
  const distinct = new Set(keys.map(({ keySha256 }) => keySha256)).size;
  if (distinct > 1) findings.push(contentFindings.severalKeys(distinct));
  if (certificates.length === 0) {
    if (isPartial) return findings;
    return [...findings, hasRequest ? contentFindings.requestOnly() : contentFindings.noCertificate()];
  }
  const server = serverOf(certificates, publicKeys);
  if (!server) {
    const unfitting = keys.length > 0 ? [contentFindings.mismatch()] : [];
    return [...findings, ...unfitting, contentFindings.caOnly()];
  }
  const chain = chainFrom(server, certificates);
  const isOwn = ({ publicKey }: ReadCertificate) => publicKeys.some((key) => key.equals(publicKey));
  if (keys.length > 0 && !isOwn(server)) {
    findings.push(certificates.some(isOwn) ? contentFindings.otherKey() : contentFindings.mismatch());
  }
  if (keys.length === 0 && !isPartial) findings.push(contentFindings.noKey());
  const judged = [...judgeServer(server.facts), ...judgeChain(chain, certificates, now)];
  return [...findings, ...judged, ...chain.flatMap(({ facts }) => judgeDigest(facts))];
}

const forServers = ["serverAuth", "anyExtendedKeyUsage"];
const weakDigests = ["MD2", "MD5", "SHA-1"];

function judgeServer({ extendedUsages, names, key }: CertificateFacts): Finding[] {
  const findings: Finding[] = [];
  if (extendedUsages.length > 0 && !extendedUsages.some((usage) => forServers.includes(usage))) {
    findings.push(contentFindings.notForServers());
  }
  if (names.length === 0) findings.push(contentFindings.noNames());
  const shortest = key.type === "RSA" ? 2048 : 224;
  if (key.bits !== null && key.bits < shortest) findings.push(contentFindings.weakKey(namePublicKey(key)));
  return findings;
}

/** Nobody checks the signature of a root: it is trusted by itself. */
function judgeDigest({ digest, subject, isSelfSigned }: CertificateFacts): Finding[] {
  const isWeak = digest !== null && weakDigests.includes(digest) && !isSelfSigned;
  return isWeak ? [contentFindings.weakDigest(digest, subject)] : [];
}

const fewestIterations = 10_000;

export function judgeProtection({ ciphers, mac, keys }: FileContents): Finding[] {
  const all = [...ciphers, ...(mac ? [mac] : [])];
  const findings: Finding[] = [];
  const weak = all.filter(({ isWeak }) => isWeak).map((one) => (one === mac ? `MAC ${one.words}` : one.words));
  if (weak.length > 0) findings.push(protectionFindings.weak([...new Set(weak)].join(", ")));
  const counts = all.map(({ iterations }) => iterations).filter((count) => count > 0);
  const fewest = Math.min(fewestIterations, ...counts);
  if (fewest < fewestIterations) findings.push(protectionFindings.fewIterations(fewest));
  if (keys.some(({ isOpen }) => isOpen)) findings.push(protectionFindings.openKey());
  return findings;
}
