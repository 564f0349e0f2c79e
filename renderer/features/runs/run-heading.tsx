import { Button } from "@mantine/core";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { runName } from "../../words/run-names.ts";
import { SaveReport } from "./save-report.tsx";

/** Whose run it is, and which. */
export function RunHeading({ run }: { run: RunView }) {
  const { place } = useWindowStores();
  const { id, pairId, pairName, summary, chapter, isDryRun } = run;
  return (
    <header className="run-heading">
      <div className="run-heading-title">
        <button type="button" className="run-heading-pair" onClick={() => place.go({ screen: "pair", pairId })}>
          <IconChevronLeft size={16} stroke={1.9} aria-hidden="true" />
          {pairName}
        </button>
        <ScreenHeading>{runName(run)}</ScreenHeading>
      </div>
      <div className="run-heading-actions">
        <Button variant="default" onClick={() => place.go({ screen: "runbooks", pairId })}>
          Runbooks
        </Button>
        <SaveReport runId={id} />
      </div>
      <div className="run-heading-words">
        <p className="soft">
          {summary}
          {chapter !== "" && <> Guide: {chapter}.</>}
        </p>
        {isDryRun && (
          <p className="run-heading-dry">
            This is a dry run: calls that change something are shown and not made, and nothing is waited for.
          </p>
        )}
      </div>
    </header>
  );
}
