/**
 * The appliance's certificates and which one a caller is shown: the newest that fits the name asked for, otherwise
 * the default one (api-facts 6). Private keys are held in memory only.
 */
import { X509Certificate } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import type { ApplianceConfiguration } from "../../practice-messages.ts";

export type ServedCertificate = ApplianceConfiguration["tls"]["served"][number];

/** Asked for by the other appliance of the pair, whose trust does not hang on what the site's visitors are shown. */
export const interApplianceName = "inter-appliance.practice.example";

export interface CertificateStore {
  readonly served: readonly ServedCertificate[];
  readonly defaultIndex: number;
  contextFor(serverName: string): SecureContext | undefined;
  replace(served: readonly ServedCertificate[], defaultIndex: number): void;
  onChange(listener: () => void): void;
}

export const leafOf = ({ chainPem }: ServedCertificate): X509Certificate => new X509Certificate(chainPem);

/** Looked at by its signature: a leaf that is no authority counts as not issued by itself otherwise. */
export const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.issuer === certificate.subject && certificate.verify(certificate.publicKey);

export function createCertificateStore(tls: ApplianceConfiguration["tls"]): CertificateStore {
  const listeners: (() => void)[] = [];
  const linkContext = contextOf(tls.link);
  let served: readonly ServedCertificate[] = tls.served;
  let defaultIndex = tls.defaultIndex;
  let contexts = served.map(contextOf);
  return {
    get served() {
      return served;
    },
    get defaultIndex() {
      return defaultIndex;
    },
    contextFor(serverName) {
      if (serverName === interApplianceName) return linkContext;
      const fitting = served.findLastIndex((entry) => leafOf(entry).checkHost(serverName.toLowerCase()) !== undefined);
      return contexts[fitting === -1 ? defaultIndex : fitting];
    },
    replace(nextServed, nextDefault) {
      contexts = nextServed.map(contextOf);
      served = nextServed;
      defaultIndex = nextDefault;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

const contextOf = ({ chainPem, keyPem }: ServedCertificate): SecureContext =>
  createSecureContext({ cert: chainPem, key: keyPem, minVersion: "TLSv1.2" });
