import "./verdict-badge.css";
import type { Verdict } from "../../shared/domain/pair-status.ts";
import { VerdictShape, verdictTone } from "./verdict-shape.tsx";

/** The verdict as shape, word and colour. One that is no longer kept up to date loses its colour, never its word. */
export function VerdictBadge({ verdict, isCurrent }: { verdict: Verdict; isCurrent: boolean }) {
  return (
    <span className="verdict-badge" data-tone={isCurrent ? verdictTone[verdict] : "unsure"}>
      <VerdictShape verdict={verdict} size={22} />
      <span data-testid="verdict">{verdict.toUpperCase()}</span>
    </span>
  );
}
