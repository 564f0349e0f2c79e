import { useCallback } from "react";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { Renewal } from "../../../shared/certificates/certificates-view.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { RenewalIcon } from "../../components/renewal-icon.tsx";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { renewalLooks } from "../../words/certificate-check-words.ts";
import { certificateName, issuerName, placesInShort } from "../../words/certificate-grid-words.ts";
import { certificateLife } from "../../words/certificate-words.ts";
import { localDay } from "../../words/local-time.ts";
import { marksOf } from "./arrange-grid.ts";
import { LeafShape } from "./leaf-shape.tsx";

interface RenewalPlanProps {
  renewals: readonly Renewal[];
  pairId: string;
  grid: CertificateGrid;
}

/** What somebody will have to renew, with the dates for it. */
export function RenewalPlan({ renewals, pairId, grid }: RenewalPlanProps) {
  const { certificates } = useWindowStores();
  const save = useCallback(() => certificates.saveCalendar(pairId), [certificates, pairId]);
  const marks = marksOf(grid);
  if (renewals.length === 0) return null;
  return (
    <section className="panel certificates-section" aria-labelledby="renewals-heading">
      <header className="certificates-section-head">
        <h2 id="renewals-heading">Renewal plan</h2>
        <SaveFileButton isSmall words="Save as calendar file…" save={save} />
      </header>
      <table className="renewal-table">
        <thead>
          <tr>
            <th scope="col">Certificate</th>
            <th scope="col">Ends</th>
            <th scope="col">Begin from</th>
            <th scope="col">Urgent from</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {renewals.map((renewal) => (
            <RenewalRow key={renewal.sha256} renewal={renewal} mark={marks.get(renewal.sha256) ?? null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RenewalRow({ renewal, mark }: { renewal: Renewal; mark: { letter: string; index: number } | null }) {
  const { subject, kind, places, notAfter, renewFrom, urgentFrom, state } = renewal;
  const { words, tone } = renewalLooks[state];
  return (
    <tr data-tone={tone}>
      <th scope="row">
        <span className="renewal-what">
          {mark && <LeafShape mark={mark} size={22} />}
          <span>
            {certificateName({ subject, names: [] })}{" "}
            <span className="soft">
              {kind === "authority" ? "authority of the chain" : `from ${issuerName(renewal)}`};{" "}
              {placesInShort(places).join(", ")}
            </span>
          </span>
        </span>
      </th>
      <td data-name="Ends">
        {localDay(notAfter)}{" "}
        <span className="soft">
          <ClockWords words={(nowMs) => certificateLife(notAfter, nowMs)} />
        </span>
      </td>
      <td data-name="Begin from">{localDay(renewFrom)}</td>
      <td data-name="Urgent from">{localDay(urgentFrom)}</td>
      <td>
        <span className="renewal-state">
          <RenewalIcon state={state} size={17} /> {words}
        </span>
      </td>
    </tr>
  );
}
