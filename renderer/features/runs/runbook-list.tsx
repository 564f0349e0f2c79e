import { Button } from "@mantine/core";
import IconFlask from "@tabler/icons-react/dist/esm/icons/IconFlask.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import { useCallback, useEffect, useRef } from "react";
import type { OfferedRunbook } from "../../../shared/contract/runs.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { calledForWords } from "../../words/run-words.ts";
import { useStartRun } from "./use-start-run.ts";

interface RunbookListProps {
  pairId: string;
  runbooks: readonly OfferedRunbook[];
  /** The one that the person came for gets focus. */
  wanted: RunbookId | null;
}

/** Not for every day: below what is. */
const lastResorts: readonly RunbookId[] = ["force-backup", "break-relationship"];

/** What the present state calls for stands first; then what can begin now, what is not for every day last; then what cannot. */
export function RunbookList({ pairId, runbooks, wanted }: RunbookListProps) {
  const rank = ({ id, isCalledFor, obstacle }: OfferedRunbook) =>
    Number(!isCalledFor) * 4 + Number(obstacle !== null) * 2 + Number(lastResorts.includes(id));
  const ordered = [...runbooks].sort((a, b) => rank(a) - rank(b));
  if (ordered.length === 0) return <p className="soft">Nothing can be done with this pair from here.</p>;
  return (
    <ul className="panel runbook-list">
      {ordered.map((runbook) => (
        <RunbookItem key={runbook.id} pairId={pairId} runbook={runbook} isWanted={runbook.id === wanted} />
      ))}
    </ul>
  );
}

function RunbookItem({ pairId, runbook, isWanted }: { pairId: string; runbook: OfferedRunbook; isWanted: boolean }) {
  const { id, title, summary, chapter, isCalledFor, obstacle } = runbook;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isWanted) heading.current?.focus();
  }, [isWanted]);
  return (
    <li className="runbook" data-called={isCalledFor}>
      <div className="runbook-words">
        {isCalledFor && <p className="runbook-called">{calledForWords(id)}</p>}
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <p>{summary}</p>
        {chapter !== "" && <p className="runbook-chapter soft">Guide: {chapter}</p>}
        {obstacle !== null && (
          <p className="runbook-obstacle">
            <IconInfoCircle size={17} stroke={1.8} aria-hidden="true" />
            <span>
              <strong>Cannot begin now.</strong> {obstacle}
            </span>
          </p>
        )}
      </div>
      {obstacle === null && <StartButtons pairId={pairId} runbook={id} title={title} isFirst={isCalledFor} />}
    </li>
  );
}

interface StartButtonsProps {
  pairId: string;
  runbook: RunbookId;
  title: string;
  isFirst: boolean;
}

function StartButtons({ pairId, runbook, title, isFirst }: StartButtonsProps) {
  const start = useStartRun();
  const { run, isBusy, failure } = useAction(
    useCallback((isDryRun: boolean) => start({ pairId, runbook, isDryRun }), [start, pairId, runbook]),
  );
  return (
    <>
      <div className="runbook-starts">
        <Button
          variant={isFirst ? "filled" : "default"}
          aria-label={`Start: ${title}`}
          aria-disabled={isBusy}
          onClick={() => isBusy || run(false)}
        >
          Start
        </Button>
        <Button
          variant="subtle"
          aria-label={`Dry run: ${title}`}
          aria-disabled={isBusy}
          leftSection={<IconFlask size={16} stroke={1.8} aria-hidden="true" />}
          onClick={() => isBusy || run(true)}
        >
          Dry run
        </Button>
      </div>
      <FailureNote failure={failure} />
    </>
  );
}
