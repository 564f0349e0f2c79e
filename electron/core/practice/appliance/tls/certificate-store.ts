/**
 * The appliance's certificates and which one a caller is shown: the newest that fits the name asked for, otherwise
 * the default one (api-facts 6). Private keys are held in memory only.
 */
import type { X509Certificate } from "node:crypto";
import { createSecureContext, type SecureContext, type SecureContextOptions } from "node:tls";
import type { ApplianceConfiguration } from "../../practice-messages.ts";
import { sentChain } from "./certificate-chain.ts";
import { leafOf, type ServedCertificate, type StoredTls } from "./stored-certificate.ts";

/** Asked for by the other appliance of the pair, whose trust does not hang on what the site's visitors are shown. */
export const interApplianceName = "inter-appliance.practice.example";

export interface CertificateStore {
  /** Newest last. */
  readonly now: StoredTls;
  contextFor(serverName: string): SecureContext | undefined;
  /** For callers that ask for no name. */
  byDefault(): SecureContextOptions;
  isFactory(certificate: X509Certificate): boolean;
  replace(next: StoredTls): void;
  onChange(listener: () => void): void;
}

export function createCertificateStore({ link, factory, ...first }: ApplianceConfiguration["tls"]): CertificateStore {
  const listeners: (() => void)[] = [];
  const linkContext = createSecureContext(optionsOf(link, []));
  const factoryBytes = leafOf(factory).raw;
  let now: StoredTls = first;
  let ready = readyFor(first);
  const defaultEntry = () => {
    const entry = ready[now.defaultIndex];
    if (!entry) throw new Error("the default certificate is none of the appliance's");
    return entry;
  };
  return {
    get now() {
      return now;
    },
    contextFor(serverName) {
      if (serverName === interApplianceName) return linkContext;
      const fits = ({ leaf }: Ready) => leaf.checkHost(serverName.toLowerCase()) !== undefined;
      return (ready.findLast(fits) ?? defaultEntry()).context;
    },
    byDefault: () => defaultEntry().options,
    isFactory: ({ raw }) => raw.equals(factoryBytes),
    replace(next) {
      ready = readyFor(next);
      now = { served: next.served, elements: next.elements, defaultIndex: next.defaultIndex };
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

interface Ready {
  leaf: X509Certificate;
  options: SecureContextOptions;
  context: SecureContext;
}

/** Throws, before anything is changed, when one of them cannot be served. */
const readyFor = ({ served, elements }: StoredTls): Ready[] =>
  served.map((entry) => {
    const options = optionsOf(entry, elements);
    return { leaf: leafOf(entry), options, context: createSecureContext(options) };
  });

const optionsOf = (entry: ServedCertificate, elements: StoredTls["elements"]): SecureContextOptions => ({
  cert: sentChain(entry, elements),
  key: entry.keyPem,
  minVersion: "TLSv1.2",
});
