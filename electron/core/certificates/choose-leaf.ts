/**
 * Which of the certificates is the server's: the one whose key is there, else the one that issues none of the others. An
 * authority is meant only where there is nothing else, even if its key is there.
 */
import type { Issuers } from "./issuer-paths.ts";
import type { KnownCertificate } from "./known-certificate.ts";

export interface ChosenLeaf {
  /** null: there is none. */
  leaf: KnownCertificate | null;
  /** Others that could be meant just as well, the chosen one left out. */
  rivals: KnownCertificate[];
}

export function chooseLeaf(
  known: readonly KnownCertificate[],
  keyPrints: ReadonlySet<string>,
  issuers: Issuers,
): ChosenLeaf {
  const withKey = known.filter(({ facts }) => keyPrints.has(facts.keySha256));
  const ends = known.filter((one) => !issuers.issuesAnother(one));
  const servers = ends.filter(({ facts }) => !facts.isCa);
  const ownServers = servers.filter((one) => withKey.includes(one));
  // Authorities that have signed each other have no end among them.
  const candidates = [ownServers, servers, withKey, ends, known].find((some) => some.length > 0) ?? [];
  // Of a renewed one and its forerunner the renewed one is meant.
  const [leaf, ...rivals] = [...candidates].sort((one, other) =>
    other.facts.notAfter.localeCompare(one.facts.notAfter),
  );
  return { leaf: leaf ?? null, rivals };
}
