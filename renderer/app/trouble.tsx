/** Screens for when there is nothing to show yet, or nobody to ask. */
import "./trouble.css";
import { Button, Loader } from "@mantine/core";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import { type ReactNode, useCallback } from "react";
import { FailureNote } from "../components/failure-note.tsx";
import type { CallFailure } from "../connection/call-failure.ts";
import { useAction } from "../connection/use-action.ts";
import { useWindowStores } from "../stores/use-window-stores.ts";

/** Appears only when the answer is not there at once, so that a quick start does not flicker. */
export function Connecting() {
  return (
    <div className="trouble trouble-late" role="status">
      <Loader size="sm" aria-hidden="true" />
      <p>Connecting to Pairdesk's core…</p>
    </div>
  );
}

export function CoreSilent() {
  const { app } = useWindowStores();
  const { run, isBusy } = useAction(app.ask);
  return (
    <Trouble title="Pairdesk's core does not answer">
      <p>
        This window only shows what the core tells it, and the core has said nothing for five seconds. The pairs
        themselves are not affected.
      </p>
      <p>
        This page goes on by itself as soon as an answer comes. If none comes, close Pairdesk and start it again;
        nothing stored is lost.
      </p>
      <Button onClick={run} loading={isBusy}>
        Ask again
      </Button>
    </Trouble>
  );
}

export function ListFailed({ failure }: { failure: CallFailure }) {
  return (
    <Trouble title="The pairs could not be read">
      <FailureNote failure={failure} />
      <p role="status">Asking again by itself…</p>
    </Trouble>
  );
}

/** The page was opened where there is no core behind it. */
export function NoBridge() {
  return (
    <Standalone>
      <Trouble title="This page works only inside Pairdesk">
        <p>
          It was opened without Pairdesk's core, so there is nothing it could show. Close it and start Pairdesk, or run{" "}
          <code className="mono">npm start</code> in its folder.
        </p>
      </Trouble>
    </Standalone>
  );
}

export function WindowFault() {
  const reload = useCallback(() => window.location.reload(), []);
  return (
    <Standalone>
      <Trouble title="The window ran into a fault">
        <p>The core goes on watching. Load the window again; if the fault returns, report it.</p>
        <Button onClick={reload}>Load the window again</Button>
      </Trouble>
    </Standalone>
  );
}

function Trouble({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="trouble">
      <IconPlugConnectedX size={40} stroke={1.4} aria-hidden="true" />
      <h1>{title}</h1>
      {children}
    </div>
  );
}

const Standalone = ({ children }: { children: ReactNode }) => <main className="trouble-standalone">{children}</main>;
