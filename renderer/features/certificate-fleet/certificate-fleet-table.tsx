import { useCallback, useState } from "react";
import type { CertificateSummary } from "../../../shared/certificates/certificates-view.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { CertificateFleetRow } from "./certificate-fleet-row.tsx";

/** One row a pair. One row at a time is in the order of Tab; arrow keys move among them. */
export function CertificateFleetTable({
  summaries,
  isLive,
}: {
  summaries: readonly CertificateSummary[];
  isLive: boolean;
}) {
  const { place } = useWindowStores();
  const [chosen, setActive] = useState<string | null>(null);
  const isThere = summaries.some(({ pairId }) => pairId === chosen);
  const active = isThere ? chosen : summaries[0]?.pairId;
  const open = useCallback((pairId: string) => place.go({ screen: "certificates", pairId }), [place]);
  return (
    <table className="certificate-fleet-table" aria-label="Certificates by next end" data-live={isLive}>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Ends next</th>
          <th scope="col">Both the same</th>
          <th scope="col">Backup accepted</th>
          <th scope="col">Checks</th>
          <th scope="col">Looked at</th>
        </tr>
      </thead>
      <tbody>
        {summaries.map((summary) => (
          <CertificateFleetRow
            key={summary.pairId}
            summary={summary}
            isActive={summary.pairId === active}
            onOpen={open}
            onActive={setActive}
          />
        ))}
      </tbody>
    </table>
  );
}
