/** What can be done with a pair as it stands now: all nine procedures, what the state calls for first, and why one cannot begin. */
import type { AssessmentContext } from "../assessment/context.ts";
import type { OfferedRunbook } from "../contract/runs.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { calledFor, obstacleTo } from "./offer-rules.ts";
import { writeRunbook } from "./procedures/write-runbook.ts";
import type { RunFacts } from "./run-facts.ts";
import { runbookIds } from "./runbook.ts";

export interface OfferContext {
  facts: RunFacts;
  status: PairStatus;
  openRun: { title: string } | null;
  takeover: AssessmentContext["takeover"];
}

export function offerRunbooks(context: OfferContext): OfferedRunbook[] {
  const wanted = calledFor(context);
  const offered = runbookIds.map((id) => {
    const { title, summary, chapter } = writeRunbook(id, context.facts);
    return { id, title, summary, chapter, isCalledFor: id === wanted, obstacle: obstacleTo(id, context) };
  });
  return offered.toSorted((a, b) => Number(b.isCalledFor) - Number(a.isCalledFor));
}
