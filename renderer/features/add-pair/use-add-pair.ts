/** The state of the wizard: what is written, and which step is shown with which of its problems. */
import { useState } from "react";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { createConnectionTestStore } from "../pair-form/connection-test-store.ts";
import type { DraftForm } from "../pair-form/draft-form.ts";
import { applianceProblems, type Problems, siteProblems } from "../pair-form/find-problems.ts";
import { emptyDraft, emptyTls, type PairDraft, places, withAppliance } from "../pair-form/pair-draft.ts";

export const stepNames = ["Site", "First appliance", "Second appliance", "Review"] as const;
export type Step = 0 | 1 | 2 | 3;
export const reviewStep = 3;

const problemsOf = (draft: PairDraft, step: Step): Problems => {
  if (step === 0) return siteProblems(draft);
  return step === reviewStep ? {} : applianceProblems(draft, step === 1 ? 0 : 1);
};

export const hasProblems = (draft: PairDraft, step: Step): boolean => Object.keys(problemsOf(draft, step)).length > 0;

export function useAddPair() {
  const { setup } = useWindowStores();
  const [draft, setDraft] = useState(emptyDraft);
  const [step, setStep] = useState<Step>(0);
  const [furthest, setFurthest] = useState<Step>(0);
  const [tried, setTried] = useState<readonly Step[]>([]);
  const [taken, setTaken] = useState<{ name: string; words: string } | null>(null);
  const [tests] = useState(() => places.map(() => createConnectionTestStore(setup.testConnection)));

  const shown = tried.includes(step) ? problemsOf(draft, step) : {};
  const isTaken = taken !== null && taken.name === draft.name.trim() && step === 0;
  const form: DraftForm = {
    draft,
    change: setDraft,
    problems: isTaken ? { ...shown, name: taken.words } : shown,
  };

  function show(next: Step): void {
    setStep(next);
    if (next > furthest) setFurthest(next);
  }
  const tryStep = (which: Step) => setTried((steps) => [...steps, which]);

  /** False: the step has a problem, which is shown now. */
  function goOn(): boolean {
    tryStep(step);
    if (hasProblems(draft, step) || isTaken) return false;
    if (step === 1) setDraft(withSecondLikeFirst);
    if (step < reviewStep) show((step + 1) as Step);
    return true;
  }

  /** The first step that has a problem, shown with it; null when there is none. */
  function showFirstProblem(): Step | null {
    const wrong = ([0, 1, 2] as const).find((which) => hasProblems(draft, which));
    if (wrong === undefined) return null;
    tryStep(wrong);
    show(wrong);
    return wrong;
  }

  function showTakenName(words: string): void {
    setTaken({ name: draft.name.trim(), words });
    show(0);
  }

  return { draft, form, step, furthest, tests, show, tryStep, goOn, showFirstProblem, showTakenName };
}

/** Appliances of one site mostly share their authority and, by the data sync, their API accounts. */
function withSecondLikeFirst(draft: PairDraft): PairDraft {
  const [{ tls, clientId }, second] = draft.appliances;
  if (second.host !== "" || second.clientId !== "" || second.tls !== emptyTls) return draft;
  const trust = tls.trust === "ca" ? { trust: tls.trust, ca: tls.ca } : {};
  return withAppliance(draft, 1, { clientId, tls: { ...emptyTls, ...trust } });
}
