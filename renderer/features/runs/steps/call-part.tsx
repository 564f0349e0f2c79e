import IconPlayerPause from "@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs";
import type { ExactCall } from "../../../../shared/runbooks/run-call.ts";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { TextBlock } from "../../../components/text-block.tsx";
import { readableBody } from "../../../words/exchange-words.ts";
import { callLooks } from "../../../words/run-words.ts";
import { TimeLeft } from "../elapsed.tsx";
import { RunShape } from "../run-shape.tsx";

/** The exact call: before it is made, and with its answer after. */
export function CallPart({ run, step }: { run: RunView; step: StepView }) {
  const { call, outcome, pausedUntil, endedAt } = step;
  return (
    <>
      {pausedUntil !== null && endedAt === null && (
        <p className="step-pause" data-tone="unsure">
          <IconPlayerPause size={18} stroke={1.8} aria-hidden="true" />
          <span>
            Watching is paused, so that what is read right before the call is fresh and not an answer the appliance
            kept:{" "}
            <strong>
              <TimeLeft until={pausedUntil} />
            </strong>{" "}
            left. If anything moved by then, nothing is sent.
          </span>
        </p>
      )}
      {call ? (
        <ExactCallBox title={callTitle(run, step)} stepTitle={step.title} call={call} />
      ) : (
        <p className="soft">Which call exactly is known once the questions before it are answered.</p>
      )}
      {outcome && (
        <div className="step-outcome" data-tone={callLooks[outcome.kind].tone}>
          <RunShape name={outcomeShapes[outcome.kind]} />
          <div>
            <p className="step-outcome-word">{callLooks[outcome.kind].words}</p>
            <p>{outcome.words}</p>
            {outcome.kind === "accepted" && call?.method === "POST" && (
              <p className="soft">An answer proves nothing yet: the steps below look.</p>
            )}
          </div>
        </div>
      )}
    </>
  );
}

const outcomeShapes = { accepted: "check", refused: "cross", unclear: "question" } as const;

function callTitle({ isDryRun, state }: RunView, { outcome, status, pausedUntil, endedAt }: StepView): string {
  if (isDryRun) return "The call that a real run would make here";
  if (outcome) return "The call that was made";
  if (pausedUntil !== null && endedAt === null && state === "working") return "The call that will be made";
  if (status === "working") return "The call that is being made";
  return state === "ended" ? "The call that was not made" : "The call that will be made";
}

function ExactCallBox({ title, stepTitle, call }: { title: string; stepTitle: string; call: ExactCall }) {
  const { appliance, method, url, headers, body } = call;
  const line = `${method} ${url}`;
  return (
    <section className="step-box" aria-label={`${title}: ${stepTitle}`}>
      <h4>{title}</h4>
      <dl className="step-pairs">
        <div>
          <dt>To</dt>
          <dd>{appliance}</dd>
        </div>
        <div>
          <dt>Request</dt>
          <dd className="with-copy">
            <span className="mono">
              <strong>{method}</strong> {url}
            </span>
            <CopyButton text={line} what="the request" />
          </dd>
        </div>
        <div>
          <dt>Headers</dt>
          <dd className="mono">
            {Object.entries(headers).map(([name, value]) => (
              <span key={name} className="step-header">
                {name}: {value}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Body</dt>
          <dd>
            {body === null ? "none" : <TextBlock text={readableBody(body)} name={`Body of the call to ${appliance}`} />}
          </dd>
        </div>
      </dl>
      <p className="soft">The account’s token is added when it is sent, and is never shown.</p>
    </section>
  );
}
