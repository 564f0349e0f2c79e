/** What the pairs serve, as they were looked at last: asks nobody. For comparing what lies on a desk with it. */
import type { ServedGrid } from "./certificate-desk/served-matches.ts";
import type { CertificatesService } from "./create-certificates.ts";
import type { Stores } from "./create-stores.ts";

export function createServedNow(
  stores: Pick<Stores, "pairs">,
  certificates: Pick<CertificatesService, "view">,
): () => readonly ServedGrid[] {
  return () =>
    stores.pairs.list().flatMap(({ id, name }) => {
      const { grid } = certificates.view(id);
      return grid ? [{ pairId: id, pairName: name, grid }] : [];
    });
}
