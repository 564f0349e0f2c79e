/**
 * Makes of several opened files the one chain that an appliance wants: the server's certificate, each issuer above it,
 * proved by its signature, and the authority at the end. Says what is missing, doubtful or not needed.
 *
 * Guaranteed: nothing is guessed by name alone, and a key is handed back only where it belongs to the first certificate.
 * Copies no key: what is handed back is the caller's own buffer, and the caller's to wipe. Whether a certificate is still
 * valid is not judged here; each file's report says it.
 */
import type { Assembled } from "../../../shared/certificates/certificate-file.ts";
import { assembledProblems } from "./assembled-problems.ts";
import { chooseLeaf } from "./choose-leaf.ts";
import { findIssuers, type IssuerPath, isRooted } from "./issuer-paths.ts";
import { type KnownCertificate, knowCertificates, plainKeyPrint } from "./known-certificate.ts";

export interface FileToAssemble {
  /** DER. */
  certificates: readonly Uint8Array[];
  keys: readonly { pkcs8: Uint8Array; keySha256: string }[];
}

export interface AssembledChain {
  assembled: Assembled;
  /** DER, in order. */
  chain: Uint8Array[];
  /** PKCS#8; null: none that belongs to the first certificate. */
  key: Uint8Array | null;
}

export function assembleChain(files: readonly FileToAssemble[]): AssembledChain {
  const { known, repeated } = knowCertificates(files.flatMap(({ certificates }) => certificates));
  const printOf = asCertificatesWriteIt(known);
  const keys = new Map(files.flatMap((file) => file.keys.map((key) => [printOf(key.keySha256), key.pkcs8] as const)));
  const issuers = findIssuers(known);
  const { leaf, rivals } = chooseLeaf(known, new Set(keys.keys()), issuers);
  const path: IssuerPath = leaf ? issuers.pathFrom(leaf) : [];
  const key = leaf ? (keys.get(leaf.facts.keySha256) ?? null) : null;
  const assembled: Assembled = {
    chain: path.map(({ facts }) => facts.sha256),
    hasKey: key !== null,
    isComplete: completeness(path),
    missingIssuer: isRooted(path) ? null : (path.at(-1)?.facts.issuer ?? null),
    unused: known.filter((one) => !path.includes(one)).map(({ facts }) => facts.sha256),
    problems: assembledProblems({ path, rivals, repeated, known, keys: [...keys.keys()], issuers }),
  };
  return { assembled, chain: path.map(({ der }) => der), key };
}

/** Clients know the authorities themselves, and none of those in between: nothing above the server's own is a sure no. */
function completeness(path: IssuerPath): Assembled["isComplete"] {
  if (isRooted(path)) return "yes";
  return path.length > 1 ? "unknown" : "no";
}

/** A certificate may write its key in another way than everybody else, and then has another fingerprint for the same one. */
function asCertificatesWriteIt(known: readonly KnownCertificate[]): (keySha256: string) => string {
  const written = new Map(known.map((one) => [plainKeyPrint(one), one.facts.keySha256]));
  return (keySha256) => written.get(keySha256) ?? keySha256;
}
