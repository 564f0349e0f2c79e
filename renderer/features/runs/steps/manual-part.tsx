import { Button } from "@mantine/core";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconExternalLink from "@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs";
import IconRobot from "@tabler/icons-react/dist/esm/icons/IconRobot.mjs";
import { useCallback } from "react";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import type { Act } from "../use-follow-present.ts";
import { PassphrasePart } from "./passphrase-part.tsx";

interface ManualPartProps {
  run: RunView;
  step: StepView;
  act: Act;
  isYours: boolean;
}

/** What only a person can do: where, in which order, and the texts to copy. */
export function ManualPart({ run, step, act, isYours }: ManualPartProps) {
  const { url, instructions, copy, passphrase } = step;
  return (
    <>
      {url !== null && <OpenPage url={url} isFirst={isYours} />}
      <ol className="step-instructions">
        {instructions.map((instruction) => (
          <li key={instruction}>{instruction}</li>
        ))}
      </ol>
      {isYours && passphrase !== null && <PassphrasePart run={run} how={passphrase} />}
      {copy.length > 0 && (
        <dl className="step-pairs step-copy">
          {copy.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="with-copy">
                <span className="mono">{text}</span>
                <CopyButton text={text} what={label} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {isYours && <ManualDone run={run} step={step} act={act} />}
    </>
  );
}

function OpenPage({ url, isFirst }: { url: string; isFirst: boolean }) {
  const { app } = useWindowStores();
  const { run, isBusy, failure } = useAction(useCallback(() => app.openLink(url), [app, url]));
  return (
    <div className="step-page">
      <Button
        variant={isFirst ? "light" : "default"}
        size="compact-md"
        rightSection={<IconExternalLink size={16} stroke={1.8} aria-hidden="true" />}
        aria-disabled={isBusy}
        onClick={() => isBusy || run()}
      >
        Open page
        <span className="only-read-out">, in your browser</span>
      </Button>
      <span className="mono soft">{url}</span>
      <FailureNote failure={failure} />
    </div>
  );
}

function ManualDone({
  run: { id: runId },
  step: { id, canBePlayed, isHarmless },
  act,
}: Omit<ManualPartProps, "isYours">) {
  const { runs } = useWindowStores();
  const done = useAction(useCallback(() => act(() => runs.done(runId, id)), [act, runs, runId, id]));
  const play = useAction(useCallback(() => act(() => runs.play(runId, id)), [act, runs, runId, id]));
  const isBusy = done.isBusy || play.isBusy;
  return (
    <div className="step-deeds">
      <Button
        leftSection={<IconCheck size={17} stroke={1.9} aria-hidden="true" />}
        onClick={() => isBusy || done.run()}
        aria-disabled={isBusy}
      >
        I have done this
      </Button>
      {canBePlayed && (
        <Button
          variant="default"
          leftSection={<IconRobot size={17} stroke={1.8} aria-hidden="true" />}
          onClick={() => isBusy || play.run()}
          aria-disabled={isBusy}
        >
          Let Pairdesk do it here
        </Button>
      )}
      <span className="step-deeds-words soft">
        {isHarmless
          ? "Nothing on the appliances is changed by it."
          : "Pairdesk looks for what it brought about; saying so is no proof."}
        {canBePlayed && " On the practice pair it can do it in your place."}
      </span>
      <FailureNote failure={done.failure ?? play.failure} />
    </div>
  );
}
