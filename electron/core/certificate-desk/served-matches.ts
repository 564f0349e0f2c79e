/** Which of the certificates on a desk the appliances and site names serve, as they were looked at last. Pure. */

import type { FileCertificate } from "../../../shared/certificates/certificate-file.ts";
import type { CertificateGrid, GridCell } from "../../../shared/certificates/certificate-grid.ts";
import type { ServedMatch } from "../../../shared/certificates/desk-view.ts";

export interface ServedGrid {
  pairId: string;
  pairName: string;
  grid: CertificateGrid;
}

/** The closest first. */
const closeness: readonly ServedMatch["same"][] = ["certificate", "key", "names"];

/** One for each certificate and each place that serves something like it, by its closest likeness there. */
export function servedMatches(certificates: readonly FileCertificate[], served: readonly ServedGrid[]): ServedMatch[] {
  const closest = new Map<string, ServedMatch>();
  const each = new Map(certificates.map((one) => [one.sha256, one])).values();
  for (const certificate of each) {
    for (const { grid, ...pair } of served) {
      for (const cell of grid.cells) {
        const match = matchOf(certificate, cell);
        const place = `${certificate.sha256} ${pair.pairId} ${cell.target}`;
        const known = closest.get(place);
        if (match && (!known || isCloser(match, known))) closest.set(place, { ...pair, ...match });
      }
    }
  }
  return [...closest.values()].sort((one, other) => rank(one) - rank(other));
}

function matchOf(certificate: FileCertificate, cell: GridCell): Omit<ServedMatch, "pairId" | "pairName"> | null {
  const leaf = cell.outcome.kind === "served" ? cell.outcome.chain[0] : undefined;
  const same = leaf ? samenessOf(certificate, leaf) : null;
  if (!leaf || !same) return null;
  const { sha256 } = certificate;
  return { sha256, target: cell.target, same, notAfter: leaf.notAfter, checkedAt: cell.at };
}

type Compared = Pick<FileCertificate, "sha256" | "keySha256" | "names">;

function samenessOf(one: Compared, other: Compared): ServedMatch["same"] | null {
  if (one.sha256 === other.sha256) return "certificate";
  if (one.keySha256 === other.keySha256) return "key";
  return one.names.length > 0 && namesOf(one) === namesOf(other) ? "names" : null;
}

const namesOf = ({ names }: Compared): string => [...new Set(names.map((name) => name.toLowerCase()))].sort().join(" ");

const rank = ({ same }: Pick<ServedMatch, "same">): number => closeness.indexOf(same);
const isCloser = (one: Pick<ServedMatch, "same">, other: Pick<ServedMatch, "same">): boolean => rank(one) < rank(other);
