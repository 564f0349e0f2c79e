/** What an appliance would say to the contents of a file: what is missing, what does not fit, what somebody should know. */
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { chooseLeaf } from "./choose-leaf.ts";
import type { FileContents } from "./file-contents.ts";
import { contentFindings, type Finding, protectionFindings } from "./file-problems.ts";
import { findIssuers } from "./issuer-paths.ts";
import { judgeChain } from "./judge-chain.ts";
import { keyPrintsWithin, knowCertificates } from "./known-certificate.ts";

export interface ReadParts {
  /** DER: what a reader has opened already. */
  certificates: readonly Uint8Array[];
  /** SHA-256 of the public half of each key, as this program writes it. */
  keyPrints: readonly string[];
  hasRequest: boolean;
  /** Something in the file could not be opened or read, so nothing can be said to be missing. */
  isPartial: boolean;
  now: string;
}

export function judgeParts({ certificates, keyPrints, hasRequest, isPartial, now }: ReadParts): Finding[] {
  const findings: Finding[] = [];
  const keys = new Set(keyPrints);
  if (keys.size > 1) findings.push(contentFindings.severalKeys(keys.size));
  if (certificates.length === 0) {
    if (isPartial) return findings;
    return [...findings, hasRequest ? contentFindings.requestOnly() : contentFindings.noCertificate()];
  }
  const { known, repeated } = knowCertificates(certificates);
  const issuers = findIssuers(known);
  const owned = keyPrintsWithin(known, keys);
  const { leaf } = chooseLeaf(known, owned, issuers);
  const hasKey = leaf !== null && owned.has(leaf.facts.keySha256);
  if (!hasKey && keys.size > 0) {
    findings.push(owned.size > 0 ? contentFindings.otherKey() : contentFindings.mismatch());
  }
  // An authority is meant only by whoever brings its key.
  if (!leaf || (leaf.facts.isCa && !hasKey)) return [...findings, contentFindings.caOnly()];
  if (keys.size === 0 && !isPartial) findings.push(contentFindings.noKey());
  const path = issuers.pathFrom(leaf);
  return [...findings, ...judgeServer(leaf.facts), ...judgeChain({ path, known, repeated, issuers, now })];
}

const forServers = ["serverAuth", "anyExtendedKeyUsage"];

function judgeServer({ extendedUsages, names }: CertificateFacts): Finding[] {
  const findings: Finding[] = [];
  if (extendedUsages.length > 0 && !extendedUsages.some((usage) => forServers.includes(usage))) {
    findings.push(contentFindings.notForServers());
  }
  if (names.length === 0) findings.push(contentFindings.noNames());
  return findings;
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
