import "./pair-page.css";
import { lazy, Suspense, useEffect } from "react";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { afterFirstPainting } from "../../components/first-painting.ts";
import { useIsLive } from "../../stores/use-window-stores.ts";
import { type ApplianceOnScreen, appliancesByIdentity } from "../../words/pair-words.ts";
import { ApplianceCard } from "./appliance-card.tsx";
import { ChangesBanner } from "./changes-banner.tsx";
import { DataAtRiskPanel } from "./data-at-risk-panel.tsx";
import { FindingList } from "./finding-list.tsx";
import { MaintenanceBanner } from "./maintenance/maintenance-banner.tsx";
import { PairHeading } from "./pair-heading.tsx";
import { ReadinessPanel } from "./readiness-panel.tsx";
import { RunBanner } from "./run-banner.tsx";
import { ServedBy } from "./served-by.tsx";
import { SyncLink } from "./sync-link.tsx";
import { TakeoverCountdown } from "./takeover-countdown.tsx";
import { VerdictBanner } from "./verdict-banner.tsx";

/** Below everything else, and of practice pairs only. */
const PracticeControls = lazy(async () => ({
  default: (await afterFirstPainting(() => import("./practice/practice-controls.tsx"))).PracticeControls,
}));

/** Everything known of one pair, from the one word down to the evidence. */
export function PairPage({ pair }: { pair: PairView }) {
  const isLive = useIsLive();
  const [left, right] = appliancesByIdentity(pair);
  const { status } = pair;
  useTitle(`${status.name} · ${status.verdict} – Pairdesk`);
  return (
    <article className="pair-page" data-live={isLive}>
      <PairHeading
        id={pair.id}
        name={status.name}
        site={pair.site}
        method={pair.method}
        isPractice={pair.practice}
        maintenance={pair.maintenance}
      />
      <VerdictBanner pair={pair} isCurrent={isLive} />
      <RunBanner pairId={pair.id} />
      {pair.maintenance && <MaintenanceBanner pairId={pair.id} maintenance={pair.maintenance} />}
      {pair.countdown && <TakeoverCountdown countdown={pair.countdown} />}
      <ChangesBanner pair={pair} />
      <div className="pair-page-two">
        <ApplianceCard pairId={pair.id} {...left} {...circumstances(pair, left)} isLive={isLive} />
        <SyncLink pair={pair} left={left.view.name} />
        <ApplianceCard pairId={pair.id} {...right} {...circumstances(pair, right)} isLive={isLive} />
      </div>
      <ServedBy pair={pair} />
      <div className="pair-page-answers">
        <ReadinessPanel pairId={pair.id} status={status} />
        <DataAtRiskPanel pair={pair} />
      </div>
      <FindingList pairId={pair.id} findings={status.findings} rolesAcknowledgedAt={pair.rolesAcknowledgedAt} />
      {pair.practice && (
        <Suspense>
          <PracticeControls pairId={pair.id} left={left} right={right} />
        </Suspense>
      )}
    </article>
  );
}

const aboutHealth = ["APPLIANCE_UNREACHABLE", "APPLIANCE_UNHEALTHY"];

/** What the findings say about how one appliance is to be shown. */
function circumstances({ status }: PairView, { view }: ApplianceOnScreen) {
  const own = status.findings.find(({ code, appliance }) => appliance === view.name && aboutHealth.includes(code));
  return {
    isVantageLost: status.findings.some(({ code }) => code === "VANTAGE_LOST"),
    isExpected: own !== undefined && own.expected !== null,
  };
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = "Pairdesk";
    };
  }, [title]);
}
