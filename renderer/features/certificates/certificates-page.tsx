import "./certificates-page.css";
import "./served-grid.css";
import "./cell-details.css";
import "./certificate-lists.css";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { CertificatesView } from "../../../shared/certificates/certificates-view.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useIsLive, usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { appliancesByIdentity } from "../../words/pair-words.ts";
import { CertificateChecks } from "./certificate-checks.tsx";
import { CertificatesHeading } from "./certificates-heading.tsx";
import { CertificatesSummary } from "./certificates-summary.tsx";
import { Differences } from "./differences.tsx";
import { GridPanel } from "./grid-panel.tsx";
import { RenewalPlan } from "./renewal-plan.tsx";
import { RevocationPanel } from "./revocation-panel.tsx";
import { ServedTimeline } from "./served-timeline.tsx";

/** What the two appliances and the site's name serve, whether it is the same, and until when. */
export function CertificatesPage({ pairId }: { pairId: string }) {
  const { certificates } = useWindowStores();
  const view = useStore(certificates, ({ views }) => views[pairId] ?? null);
  const failure = useStore(certificates, ({ failures }) => failures[pairId] ?? null);
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId) ?? null);
  const isLive = useIsLive();
  useEffect(() => certificates.show(pairId), [certificates, pairId]);
  const isCurrent = isLive && view?.isOld === false;
  return (
    <article className="certificates-page" data-current={isCurrent}>
      <CertificatesHeading pairId={pairId} pair={pair} view={view} />
      <FailureNote failure={failure} />
      {!view && !failure && <p className="panel certificates-waiting soft">Reading what was seen of this pair…</p>}
      {view && <Told view={view} pair={pair} isCurrent={isCurrent} />}
    </article>
  );
}

function Told({ view, pair, isCurrent }: { view: CertificatesView; pair: PairView | null; isCurrent: boolean }) {
  const names = namesOf(view, pair);
  return (
    <>
      <CertificatesSummary view={view} names={names} isCurrent={isCurrent} />
      {view.grid && (
        <>
          <GridPanel grid={view.grid} pair={pair} pairId={view.pairId} />
          <Differences comparisons={view.comparisons} names={names} />
          <CertificateChecks checks={view.checks} pairId={view.pairId} />
          <RenewalPlan renewals={view.renewals} pairId={view.pairId} grid={view.grid} />
        </>
      )}
      <ServedTimeline view={view} names={names} />
      {view.grid && <RevocationPanel hosts={view.revocationHosts} pairId={view.pairId} />}
    </>
  );
}

/** In the order of the grid, in which the core compares. */
function namesOf({ grid }: CertificatesView, pair: PairView | null): [string, string] {
  const [first, second] = [...new Set(grid?.cells.map(({ target }) => target))];
  const [left, right] = pair ? appliancesByIdentity(pair).map(({ view }) => view.name) : [];
  return [first ?? left ?? "the first appliance", second ?? right ?? "the second appliance"];
}
