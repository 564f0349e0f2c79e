/** Every certificate that a pair serves anywhere, with when somebody has to renew it. */
import type { CertificateFacts } from "../certificate-facts.ts";
import type { Renewal } from "../certificates-view.ts";
import { lifeOf } from "../life.ts";
import type { JudgeInput } from "./judge-input.ts";
import { placeInWords } from "./looked-at.ts";

interface Found {
  certificate: CertificateFacts;
  places: string[];
  isLeaf: boolean;
}

/** Each certificate once, the one that ends first at the top. */
export function findRenewals({ grid, nowMs, thresholds }: JudgeInput): Renewal[] {
  const found = new Map<string, Found>();
  for (const cell of grid?.cells ?? []) {
    if (cell.outcome.kind !== "served") continue;
    for (const [index, certificate] of cell.outcome.chain.entries()) {
      const known = found.get(certificate.sha256) ?? { certificate, places: [], isLeaf: false };
      const place = placeInWords(cell);
      found.set(certificate.sha256, {
        ...known,
        places: known.places.includes(place) ? known.places : [...known.places, place],
        isLeaf: known.isLeaf || index === 0,
      });
    }
  }
  return [...found.values()]
    .map(({ certificate, places, isLeaf }): Renewal => {
      const { sha256, subject, issuer, notBefore, notAfter } = certificate;
      const { state, renewFromMs, urgentFromMs } = lifeOf(certificate, nowMs, thresholds);
      return {
        sha256,
        subject,
        issuer,
        kind: isLeaf ? "leaf" : "authority",
        places,
        notBefore,
        notAfter,
        renewFrom: new Date(renewFromMs).toISOString(),
        urgentFrom: new Date(urgentFromMs).toISOString(),
        state,
      };
    })
    .sort((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter) || b.kind.localeCompare(a.kind));
}
