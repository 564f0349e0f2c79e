import { Button, Textarea } from "@mantine/core";
import IconPlayerStop from "@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { longestRunNote } from "../../../shared/runbooks/longest-run-note.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import type { Act } from "./use-follow-present.ts";

/** Stops the run where that leaves nothing half done; says why not where it would. */
export function StopRun({ run, act }: { run: RunView; act: Act }) {
  const [isAsking, setAsking] = useState(false);
  const { can, text } = run.stopping;
  if (!can) {
    return (
      <p className="run-stopping soft">
        <IconPlayerStop size={17} stroke={1.8} aria-hidden="true" />
        <span>
          <strong>It cannot be stopped now.</strong> {text}
        </span>
      </p>
    );
  }
  return (
    <>
      <Button
        className="run-stop"
        variant="default"
        size="compact-md"
        leftSection={<IconPlayerStop size={16} stroke={1.8} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        Stop the run…
      </Button>
      {isAsking && <StopDialog run={run} act={act} onClose={() => setAsking(false)} />}
    </>
  );
}

function StopDialog({ run: { id, stopping }, act, onClose }: { run: RunView; act: Act; onClose(): void }) {
  const { runs } = useWindowStores();
  const [reason, setReason] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const stop = useAction(
    useCallback(async () => {
      await act(() => runs.cancel(id, reason));
      onClose();
    }, [act, runs, id, reason, onClose]),
  );
  return (
    <dialog ref={dialog} className="question-dialog run-stop-dialog" aria-labelledby={titleId} onCancel={onClose}>
      <h2 id={titleId}>Stop this run?</h2>
      <p className="question-dialog-words">{stopping.text}</p>
      <Textarea
        label="Why, for the journal (may stay empty)"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        maxLength={longestRunNote}
        autosize={false}
        rows={3}
      />
      <FailureNote failure={stop.failure} />
      <div className="question-dialog-answers">
        <Button variant="default" onClick={stop.run} loading={stop.isBusy}>
          Stop the run
        </Button>
        <Button onClick={onClose}>Let it go on</Button>
      </div>
    </dialog>
  );
}
