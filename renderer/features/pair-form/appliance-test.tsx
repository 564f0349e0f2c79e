import { useMemo } from "react";
import { ConnectionPanel } from "./connection-panel.tsx";
import type { ConnectionTestStore } from "./connection-test-store.ts";
import type { DraftForm } from "./draft-form.ts";
import { applianceProblems, siteProblems } from "./find-problems.ts";
import type { LayerRemedies } from "./layer-problem.tsx";
import { type PairDraft, type Place, type TlsDraft, withAppliance } from "./pair-draft.ts";
import { problemsOfTest, type StoredPair, testedForm } from "./tested-form.ts";

interface ApplianceTestProps {
  form: DraftForm;
  place: Place;
  test: ConnectionTestStore;
  stored: StoredPair | null;
  /** The test cannot begin: show what is wrong. */
  onProblem(): void;
}

/** The connection test of the appliance in this place, with what can be done about a failure written into its form. */
export function ApplianceTest({ form: { draft, change }, place, test, stored, onProblem }: ApplianceTestProps) {
  const tested = useMemo(() => testedForm(draft, place, stored), [draft, place, stored]);
  const run = (next: PairDraft, from?: Parameters<ConnectionTestStore["start"]>[1]) => {
    const problems = problemsOfTest({ ...siteProblems(next), ...applianceProblems(next, place) }, place);
    if (Object.keys(problems).length > 0) onProblem();
    else test.start(testedForm(next, place, stored), from);
  };
  const retryWith = (tls: Partial<TlsDraft>) => {
    const changed = (now: PairDraft) => withAppliance(now, place, { tls: { ...now.appliances[place].tls, ...tls } });
    change(changed);
    run(changed(draft), "trust");
  };
  const remedies: LayerRemedies = {
    retry: (from) => run(draft, from),
    trust: (pin) => retryWith({ trust: "pin", pin }),
    checkAs: (serverName) => retryWith({ serverName }),
    siteHost: draft.site.host.trim(),
  };
  return <ConnectionPanel test={test} form={tested} onTest={() => run(draft)} remedies={remedies} />;
}
