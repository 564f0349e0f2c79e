import { Button } from "@mantine/core";
import { memo, useMemo } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { useFocusAfterRemoval } from "./use-focus-after-removal.ts";

interface PasteListProps {
  timeline: PairTimeline;
  /** Where they can be taken back. */
  onRemove?(pastedAt: string): void;
}

/** Each paste that lines of this time came from. */
export const PasteList = memo(function PasteList({ timeline: { reports }, onRemove }: PasteListProps) {
  const pastes = useMemo(() => [...Map.groupBy(reports, ({ pastedAt }) => pastedAt)], [reports]);
  const { heading, removing } = useFocusAfterRemoval(useMemo(() => pastes.map(([pastedAt]) => pastedAt), [pastes]));
  if (reports.length === 0) return null;
  return (
    <section className="panel paste-list" aria-labelledby="pastes-heading">
      <h2 ref={heading} id="pastes-heading" tabIndex={-1} className="panel-heading">
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
              <Button
                variant="subtle"
                size="compact-xs"
                color="gray"
                onClick={() => {
                  removing(pastedAt);
                  onRemove(pastedAt);
                }}
              >
                Remove the whole paste
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
});
