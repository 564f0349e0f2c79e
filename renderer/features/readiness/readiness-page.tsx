import "./readiness-page.css";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { ToPair } from "../../components/to-pair.tsx";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { ConfirmBar } from "./confirm-bar.tsx";
import { MailConditions } from "./mail-conditions.tsx";
import { PairSettings } from "./pair-settings.tsx";
import { ReadinessVerdict } from "./readiness-verdict.tsx";
import { SaveReadiness } from "./save-readiness.tsx";
import { SeenChecks } from "./seen-checks.tsx";
import { SettingsSheet } from "./settings-sheet.tsx";

/** Could we switch, and why not: what Pairdesk sees, and what only a person can look up and say. */
export function ReadinessPage({ pairId }: { pairId: string }) {
  const { readiness } = useWindowStores();
  const { page: told, failure } = useStore(readiness);
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId) ?? null);
  useFollow(pairId, pair);
  const page = told?.pairId === pairId ? told : null;
  const name = pair?.status.name;
  return (
    <article className="readiness-page">
      <header className="readiness-heading">
        <ScreenHeading>{name === undefined ? "Readiness" : `Readiness of ${name}`}</ScreenHeading>
        <div className="readiness-ways">
          <ToPair pairId={pairId} />
          {page && <SaveReadiness key={pairId} pairId={pairId} />}
        </div>
      </header>
      <FailureNote failure={failure} />
      {!page && !failure && <p className="panel readiness-waiting soft">Reading what is known of this pair…</p>}
      {page && (
        <>
          <div className="readiness-two">
            <ReadinessVerdict question="Ready for a planned switch" readiness={page.planned} />
            <ReadinessVerdict question={`Ready if ${primaryOf(page.appliances)} dies`} readiness={page.unplanned} />
          </div>
          <SeenChecks checks={page.seen} />
          <SettingsSheet page={page} />
          <PairSettings page={page} />
          <MailConditions conditions={page.mailConditions} />
          <ConfirmBar page={page} />
        </>
      )}
    </article>
  );
}

const primaryOf = (appliances: readonly { name: string; role: string }[]): string =>
  appliances.find(({ role }) => role === "primary")?.name ?? "the primary";

/** Read again whenever what the pair page shows of it has changed. */
function useFollow(pairId: string, pair: PairView | null): void {
  const { readiness } = useWindowStores();
  const answers = JSON.stringify([pair?.status.readiness, pair?.status.findings.map(({ code }) => code)]);
  useEffect(() => {
    if (answers) readiness.show(pairId);
  }, [readiness, pairId, answers]);
}
