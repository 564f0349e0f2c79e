/** What can be done with a pair as it stands now: all procedures, what the state calls for first, and why one cannot begin. */
import type { OfferedRunbook } from "../contract/runs.ts";
import { calledFor, type OfferContext, obstacleTo } from "./offer-rules.ts";
import { writeRunbook } from "./procedures/write-runbook.ts";
import { runbookIds } from "./runbook.ts";

export function offerRunbooks(context: OfferContext): OfferedRunbook[] {
  const wanted = calledFor(context);
  const offered = runbookIds.map((id) => {
    const { title, summary, chapter } = writeRunbook(id, context.facts);
    return { id, title, summary, chapter, isCalledFor: id === wanted, obstacle: obstacleTo(id, context) };
  });
  return offered.toSorted((a, b) => Number(b.isCalledFor) - Number(a.isCalledFor));
}
