/**
 * How the certificates of a chain hang together, by name and, where both say it, by key id. Signatures are not checked here:
 * that is what the handshake's refusal tells.
 */

/** What is needed of a certificate to find its place; both `CertificateFacts` and a `ChainLink` have it. */
export interface ChainElement {
  sha256: string;
  subject: string;
  issuer: string;
  isSelfSigned: boolean;
  subjectKeyId?: string | null;
  authorityKeyId?: string | null;
}

/** More is not kept of a served chain, so what seems to be missing at its end may only have been cut off. */
export const longestServedChain = 16;

export interface ChainOrder<T> {
  /** From the leaf on, each followed by its issuer, as far as it was sent. */
  path: T[];
  /** The path was sent in this order, and nothing foreign stands in it. */
  isInOrder: boolean;
  /** The path's self-signed end, which clients have themselves; null: it was not sent. A self-signed leaf is none. */
  root: T | null;
  /** Neither on the path nor issuers of another way up: they belong to something else, or were sent twice. */
  foreign: T[];
}

/** Of a chain as it was sent: its first element is the leaf. */
export function orderChain<T extends ChainElement>(chain: readonly T[]): ChainOrder<T> {
  const path = followIssuers(chain);
  const foreign = foreignTo(chain);
  const places = path.map((element) => chain.indexOf(element));
  const end = path.at(-1);
  const lastPlace = places.at(-1) ?? 0;
  return {
    path,
    isInOrder:
      places.every((place, index) => index === 0 || place > (places[index - 1] ?? place)) &&
      foreign.every((element) => chain.lastIndexOf(element) > lastPlace),
    root: end?.isSelfSigned && path.length > 1 ? end : null,
    foreign,
  };
}

/** What clients want: the leaf, each issuer behind what it issued, without the root and without what belongs elsewhere. */
export function repairOrder<T extends ChainElement>(chain: readonly T[]): T[] {
  const { path, root } = orderChain(chain);
  return path.filter((element) => element !== root);
}

export function isIssuedBy(child: ChainElement, parent: ChainElement): boolean {
  if (child.issuer !== parent.subject || child.issuer === "") return false;
  return !child.authorityKeyId || !parent.subjectKeyId || child.authorityKeyId === parent.subjectKeyId;
}

function followIssuers<T extends ChainElement>(chain: readonly T[]): T[] {
  const path: T[] = [];
  let next: T | undefined = chain[0];
  while (next) {
    const end: T = next;
    path.push(end);
    if (end.isSelfSigned) break;
    const known = new Set(path.map(({ sha256 }) => sha256));
    const issuers = chain.filter((one) => !known.has(one.sha256) && isIssuedBy(end, one));
    // Where an authority was sent in two forms, the one that stands behind is meant.
    next = issuers.find((one) => chain.indexOf(one) === chain.indexOf(end) + 1) ?? issuers[0];
  }
  return path;
}

/** Everything that no way up from the leaf passes, and every repetition. */
function foreignTo<T extends ChainElement>(chain: readonly T[]): T[] {
  const reached = new Set<T>(chain.slice(0, 1));
  for (const element of reached) {
    for (const one of chain) if (!element.isSelfSigned && isIssuedBy(element, one)) reached.add(one);
  }
  const seen = new Set<string>();
  return chain.filter((element) => {
    const isRepeated = seen.has(element.sha256);
    seen.add(element.sha256);
    return isRepeated || !reached.has(element);
  });
}
