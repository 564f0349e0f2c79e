/** Everything in the appliance's table of certificates, those with a private key first, the newest last. */
import { X509Certificate } from "node:crypto";
import { type CertificateChain, chainAt, followChain } from "./certificate-chain.ts";
import type { CertificateStore } from "./certificate-store.ts";
import { fingerprintOf, friendlyNameOf, leafOf } from "./stored-certificate.ts";

export interface HeldCertificate {
  fingerprint: string;
  certificate: X509Certificate;
  friendlyName: string;
  chain: CertificateChain;
  /** null: it is here as a link of chains alone. */
  keyPem: string | null;
  isDefault: boolean;
}

export function heldCertificates({ now }: Pick<CertificateStore, "now">): HeldCertificate[] {
  const { served, elements, defaultIndex } = now;
  const links = elements.map(({ pem }) => new X509Certificate(pem));
  const withKey = served.map((entry, index) => ({
    ...named(leafOf(entry), entry.friendlyName),
    chain: chainAt(entry, elements),
    keyPem: entry.keyPem,
    isDefault: index === defaultIndex,
  }));
  const withoutKey = elements.map(({ friendlyName }, index) => {
    const certificate = links[index] as X509Certificate;
    const chain = followChain(certificate, links);
    return { ...named(certificate, friendlyName), chain, keyPem: null, isDefault: false };
  });
  return [...withKey, ...withoutKey];
}

export const notHeld = "This certificate is not on this appliance any more.";

export const lookForHeld = (store: Pick<CertificateStore, "now">, fingerprint: string | null): HeldCertificate | null =>
  heldCertificates(store).find((held) => held.fingerprint === fingerprint) ?? null;

/** Throws with words for a person. */
export function findHeld(store: Pick<CertificateStore, "now">, fingerprint: string | null): HeldCertificate {
  const found = lookForHeld(store, fingerprint);
  if (!found) throw new Error(notHeld);
  return found;
}

const named = (certificate: X509Certificate, given: string | undefined) => ({
  fingerprint: fingerprintOf(certificate),
  certificate,
  friendlyName: friendlyNameOf(certificate, given),
});
