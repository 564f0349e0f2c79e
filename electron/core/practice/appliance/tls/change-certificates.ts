/** What a person changes in the table of certificates, as pure steps from what is held to what is held then. */
import { X509Certificate } from "node:crypto";
import {
  type ChainElement,
  fingerprintOf,
  leafOf,
  type ServedCertificate,
  type StoredTls,
} from "./stored-certificate.ts";

const served = (entry: ServedCertificate): string => fingerprintOf(leafOf(entry));
const element = ({ pem }: ChainElement): string => fingerprintOf(new X509Certificate(pem));

/** One that is here already becomes the newest. */
export function withImported(now: StoredTls, file: Pick<StoredTls, "served" | "elements">): StoredTls {
  const fresh = new Set(file.served.map(served));
  const kept = now.served.filter((entry) => !fresh.has(served(entry)));
  const withKey = [...kept, ...file.served];
  const known = new Set([...withKey.map(served), ...now.elements.map(element)]);
  return {
    served: withKey,
    elements: [
      ...now.elements.filter((one) => !fresh.has(element(one))),
      ...file.elements.filter((one) => !known.has(element(one))),
    ],
    defaultIndex: indexOf(withKey, defaultOf(now)),
  };
}

export const withDefault = (now: StoredTls, fingerprint: string): StoredTls => ({
  ...now,
  defaultIndex: indexOf(now.served, fingerprint),
});

export function without(now: StoredTls, fingerprints: readonly string[]): StoredTls {
  const kept = now.served.filter((entry) => !fingerprints.includes(served(entry)));
  return {
    served: kept,
    elements: now.elements.filter((one) => !fingerprints.includes(element(one))),
    defaultIndex: indexOf(kept, defaultOf(now)),
  };
}

export const withFriendlyName = (now: StoredTls, fingerprint: string, friendlyName: string): StoredTls => ({
  ...now,
  served: now.served.map((entry) => (served(entry) === fingerprint ? { ...entry, friendlyName } : entry)),
  elements: now.elements.map((one) => (element(one) === fingerprint ? { ...one, friendlyName } : one)),
});

function defaultOf(now: StoredTls): string {
  const entry = now.served[now.defaultIndex];
  return entry ? served(entry) : "";
}

const indexOf = (entries: readonly ServedCertificate[], fingerprint: string): number =>
  Math.max(
    0,
    entries.findIndex((entry) => served(entry) === fingerprint),
  );
