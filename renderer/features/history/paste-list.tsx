import { Button } from "@mantine/core";
import { memo } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { fullLocalTime } from "../../words/local-time.ts";

interface PasteListProps {
  timeline: PairTimeline;
  /** Where they can be taken back. */
  onRemove?(pastedAt: string): void;
}

/** Each paste that lines of this time came from. */
export const PasteList = memo(function PasteList({ timeline: { reports }, onRemove }: PasteListProps) {
  if (reports.length === 0) return null;
  const pastes = [...Map.groupBy(reports, ({ pastedAt }) => pastedAt)];
  return (
    <section className="panel paste-list" aria-labelledby="pastes-heading">
      <h2 id="pastes-heading" className="panel-heading">
        Reported by appliances
      </h2>
      <p className="soft">
        What an appliance’s own status history says, as somebody pasted it. It counts for nothing that Pairdesk reckons.
      </p>
      <ul>
        {pastes.map(([pastedAt, lines]) => (
          <li key={pastedAt}>
            <span>
              {lines[0]?.appliance}: {lines.length === 1 ? "one line" : `${lines.length} lines`} of this time, pasted{" "}
              {fullLocalTime(pastedAt)}
            </span>
            {onRemove && (
              <Button variant="subtle" size="compact-xs" color="gray" onClick={() => onRemove(pastedAt)}>
                Remove the whole paste
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
});
