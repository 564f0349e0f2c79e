/**
 * Whether a chain was accepted only because the company's PEM holds an intermediate authority that the server has not sent.
 * Clients know the roots; nobody says that they have the authorities in between.
 */
import { X509Certificate } from "node:crypto";
import type { TlsSettings } from "../../../shared/domain/pair.ts";

const read = new Map<string, X509Certificate[]>();

export function leansOnUnsentIssuer(sent: readonly X509Certificate[], { trust, ca }: TlsSettings): boolean {
  if (trust !== "ca" || !ca) return false;
  const known = certificatesOf(ca);
  const isRoot = (one: X509Certificate): boolean => one.subject === one.issuer;
  if (known.every(isRoot)) return false;
  const reached = new Set(sent.slice(0, 1));
  for (const child of reached) {
    if (isRoot(child) || known.some((one) => isRoot(one) && isIssuerOf(one, child))) return false;
    for (const parent of sent) if (isIssuerOf(parent, child)) reached.add(parent);
  }
  return true;
}

const isIssuerOf = (parent: X509Certificate, child: X509Certificate): boolean => {
  try {
    return parent !== child && child.checkIssued(parent) && child.verify(parent.publicKey);
  } catch {
    return false;
  }
};

/** Parsed once: a pair is looked at all day. */
function certificatesOf(pem: string): X509Certificate[] {
  const known = read.get(pem);
  if (known) return known;
  const blocks = pem.match(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END [^-]+-----/g) ?? [];
  const certificates = blocks.map((block) => new X509Certificate(block));
  read.set(pem, certificates);
  return certificates;
}
