import "./failure-note.css";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import type { CallFailure } from "../connection/call-failure.ts";
import { CopyButton } from "./copy-button.tsx";

/** Why something that was asked for did not happen; stands beside what asked for it. */
export function FailureNote({ failure }: { failure: CallFailure | null }) {
  if (!failure) return null;
  return (
    <div role="alert" className="failure-note" data-tone="alarm">
      <IconAlertTriangle size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <FailureWords failure={failure} />
      </div>
    </div>
  );
}

function FailureWords({ failure }: { failure: CallFailure }) {
  switch (failure.kind) {
    case "refused":
      return (
        <>
          <p className="failure-note-message">{failure.message}</p>
          <p>{failure.advice}</p>
        </>
      );
    case "fault":
      return (
        <>
          <p className="failure-note-message">Something went wrong inside Pairdesk.</p>
          {failure.errorId === null ? (
            <p>{failure.message}</p>
          ) : (
            <p>
              The log holds the cause under the id <span className="mono">{failure.errorId}</span>{" "}
              <CopyButton text={failure.errorId} what="error id" />. Try again; if it stays, report it with that id.
            </p>
          )}
        </>
      );
    case "lost":
      return (
        <>
          <p className="failure-note-message">Pairdesk's core did not answer.</p>
          <p>Try again. If it stays, close Pairdesk and start it again; nothing stored is lost.</p>
        </>
      );
  }
}
