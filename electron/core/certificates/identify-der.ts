/** What an ASN.1 element is, by its outer shape alone. */
import { BadEncoding, childrenOf, contextOf, type Element, holdsOctets, oidOf, tags } from "./ber.ts";

export type DerKind =
  | "certificate"
  | "request"
  | "revocation-list"
  | "pkcs7"
  | "pkcs12"
  | "pkcs8"
  | "encrypted-pkcs8"
  | "pkcs1"
  | "sec1"
  | "public-key";

/** null: none of those. */
export function identifyDer(element: Element): DerKind | null {
  try {
    return element.tag === tags.sequence ? kindOf(childrenOf(element)) : null;
  } catch (error) {
    if (error instanceof BadEncoding) return null;
    throw error;
  }
}

function kindOf(parts: Element[]): DerKind | null {
  const [first, second, third] = parts;
  if (!first || !second) return null;
  if (first.tag === tags.oid) return contextOf(second) === 0 ? "pkcs7" : null;
  if (first.tag === tags.integer) return kindOfNumbered(parts, second, third);
  if (first.tag !== tags.sequence) return null;
  if (holdsOctets(second)) return startsWithOid(first) ? "encrypted-pkcs8" : null;
  if (second.tag === tags.bitString) return startsWithOid(first) ? "public-key" : null;
  return second.tag === tags.sequence && third?.tag === tags.bitString ? kindOfSigned(childrenOf(first)) : null;
}

function kindOfNumbered(parts: Element[], second: Element, third: Element | undefined): DerKind | null {
  if (holdsOctets(second)) return "sec1";
  if (second.tag === tags.integer) return parts.length >= 9 ? "pkcs1" : null;
  if (second.tag !== tags.sequence || !startsWithOid(second)) return null;
  return holdsOctets(third) ? "pkcs8" : "pkcs12";
}

/** Certificate, request and revocation list are all signed alike; what is signed differs. */
function kindOfSigned(body: Element[]): DerKind | null {
  const parts = body[0] && contextOf(body[0]) === 0 ? body.slice(1) : body;
  const isCertificate = parts[0]?.tag === tags.integer && parts[1] && startsWithOid(parts[1]) && holdsTimes(parts[3]);
  if (isCertificate) return "certificate";
  if (parts[0]?.tag === tags.integer && parts[2]?.tag === tags.sequence && parts[3] && contextOf(parts[3]) === 0) {
    return "request";
  }
  return parts.slice(2, 4).some(isTime) ? "revocation-list" : "certificate";
}

const isTime = ({ tag }: Element): boolean => tag === tags.utcTime || tag === tags.generalizedTime;

const holdsTimes = (element: Element | undefined): boolean =>
  element?.tag === tags.sequence && childrenOf(element).some(isTime);

function startsWithOid(element: Element): boolean {
  const first = element.tag === tags.sequence ? childrenOf(element)[0] : undefined;
  return first?.tag === tags.oid && oidOf(first) !== "";
}
