/** What was found last, held beside the store: what is seen is shown even when it cannot be kept. */
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import { askedOf } from "./asked-of.ts";
import type { GridReading } from "./read-grid.ts";

interface StoredGrid {
  grid: CertificateGrid;
  asked: string;
}

export interface HeldGrids {
  /** null: nobody has looked at the pair as it is now. */
  find(pair: Pair): CertificateGrid | null;
  /** DER. */
  certificate(pairId: string, sha256: string): Uint8Array | null;
  keep(pair: Pair, asked: string, reading: GridReading): void;
  forget(pairId: string): void;
}

export function createHeldGrids(options: {
  store: {
    load(pairId: string): StoredGrid | null;
    put(pairId: string, stored: StoredGrid, certificates: ReadonlyMap<string, Uint8Array>): void;
    certificate(pairId: string, sha256: string): Uint8Array | null;
  };
  /** Does the work; tells the person when it cannot be done. */
  guard(work: () => void): void;
}): HeldGrids {
  const { store, guard } = options;
  const held = new Map<string, { stored: StoredGrid | null; certificates: ReadonlyMap<string, Uint8Array> }>();

  function load(pairId: string) {
    const known = held.get(pairId) ?? { stored: store.load(pairId), certificates: new Map<string, Uint8Array>() };
    held.set(pairId, known);
    return known;
  }

  return {
    find(pair) {
      const { stored } = load(pair.id);
      return stored?.asked === askedOf(pair) ? stored.grid : null;
    },
    certificate: (pairId, sha256) => load(pairId).certificates.get(sha256) ?? store.certificate(pairId, sha256),
    keep(pair, asked, { grid, certificates }) {
      const stored = { grid, asked };
      held.set(pair.id, { stored, certificates });
      guard(() => store.put(pair.id, stored, certificates));
    },
    forget: (pairId) => void held.delete(pairId),
  };
}
