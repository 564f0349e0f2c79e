/** What the extensions of a certificate say (RFC 5280, 4.2). One that is damaged throws: nothing is to be believed then. */
import { isIpAddress } from "../../../shared/domain/address-text.ts";
import { childrenOf, contextOf, type Element, explicitOf, oidOf, readWhole, tags } from "./ber.ts";

export interface CertificateExtensions {
  names: string[];
  usages: string[];
  extendedUsages: string[];
  isCa: boolean;
  ocspUrls: string[];
  crlUrls: string[];
  subjectKeyId: string | null;
  authorityKeyId: string | null;
}

const usageNames = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
];

const extendedUsageNames: Record<string, string> = {
  "1.3.6.1.5.5.7.3.1": "serverAuth",
  "1.3.6.1.5.5.7.3.2": "clientAuth",
  "1.3.6.1.5.5.7.3.3": "codeSigning",
  "1.3.6.1.5.5.7.3.4": "emailProtection",
  "1.3.6.1.5.5.7.3.8": "timeStamping",
  "1.3.6.1.5.5.7.3.9": "OCSPSigning",
  "2.5.29.37.0": "anyExtendedKeyUsage",
};

const ocsp = "1.3.6.1.5.5.7.48.1";
const [dnsName, uri, ipAddress] = [2, 6, 7];

/** The only ones that are opened. */
const read = [
  "2.5.29.14",
  "2.5.29.15",
  "2.5.29.17",
  "2.5.29.19",
  "2.5.29.31",
  "2.5.29.35",
  "2.5.29.37",
  "1.3.6.1.5.5.7.1.1",
];

/** @param extensions the SEQUENCE of all of them, or nothing where the certificate has none */
export function readExtensions(extensions: Element | undefined): CertificateExtensions {
  const values = new Map<string, Element>();
  for (const extension of extensions ? childrenOf(extensions) : []) {
    const parts = childrenOf(extension);
    const [type, value] = [parts[0], parts.at(-1)];
    // What a private extension holds is its issuer's own business, and need not even be DER.
    if (type && value?.tag === tags.octetString && read.includes(oidOf(type))) {
      values.set(oidOf(type), readWhole(value.content));
    }
  }
  const partsOf = (oid: string): Element[] => {
    const value = values.get(oid);
    return value ? childrenOf(value) : [];
  };
  const keyId = partsOf("2.5.29.35").find((part) => contextOf(part) === 0);
  return {
    names: namesOf(partsOf("2.5.29.17")),
    usages: usagesOf(values.get("2.5.29.15")),
    extendedUsages: partsOf("2.5.29.37").map((usage) => extendedUsageNames[oidOf(usage)] ?? oidOf(usage)),
    isCa: partsOf("2.5.29.19").some(({ tag, content }) => tag === tags.boolean && content[0] !== 0),
    ocspUrls: partsOf("1.3.6.1.5.5.7.1.1").flatMap(ocspUrl),
    crlUrls: partsOf("2.5.29.31").flatMap(crlUrlsOf),
    subjectKeyId: values.get("2.5.29.14")?.content.toString("hex") ?? null,
    authorityKeyId: keyId?.content.toString("hex") ?? null,
  };
}

/**
 * Host names and addresses. What no client could match is left out: what is no visible ASCII, and an address that is written
 * as a host name, since addresses are compared with addresses alone (RFC 9525, 6.5).
 */
function namesOf(generalNames: Element[]): string[] {
  return generalNames.flatMap((name) => {
    if (contextOf(name) === ipAddress) return addressOf(name.content);
    const text = name.content.toString("latin1");
    const isName = contextOf(name) === dnsName && /^[\x21-\x7e]+$/.test(text) && !isIpAddress(text);
    return isName ? [text] : [];
  });
}

function addressOf(bytes: Buffer): string[] {
  if (bytes.length === 4) return [bytes.join(".")];
  if (bytes.length !== 16) return [];
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((at) => bytes.readUInt16BE(at).toString(16)).join(":");
  return [new URL(`http://[${groups}]`).hostname.slice(1, -1)];
}

function usagesOf(bitString: Element | undefined): string[] {
  const bits = bitString?.content.subarray(1) ?? [];
  return usageNames.filter((_, at) => ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0);
}

const urlOf = (name: Element): string[] => (contextOf(name) === uri ? [name.content.toString("latin1")] : []);

function ocspUrl(description: Element): string[] {
  const [method, location] = childrenOf(description);
  return method && location && oidOf(method) === ocsp ? urlOf(location) : [];
}

function crlUrlsOf(point: Element): string[] {
  const name = childrenOf(point).find((part) => contextOf(part) === 0);
  const full = name && childrenOf(name).find((part) => contextOf(part) === 0);
  return full ? childrenOf(full).flatMap(urlOf) : [];
}

export const extensionsWithin = (explicit: Element | undefined): Element | undefined =>
  explicit && explicitOf(explicit);
