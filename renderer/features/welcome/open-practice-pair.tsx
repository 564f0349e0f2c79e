import "./open-practice-pair.css";
import { Button } from "@mantine/core";
import { useState } from "react";
import { ClockWords } from "../../components/clock-words.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { exactDuration } from "../../words/duration-words.ts";

/** Starts the practice pair; says how long it has been at it, and beside the button why it failed. */
export function OpenPracticePair({ variant }: { variant: "filled" | "default" }) {
  const { practice } = useWindowStores();
  const { run, isBusy, failure } = useAction(practice.open);
  const [startedMs, setStartedMs] = useState(0);
  const open = () => {
    setStartedMs(Date.now());
    run();
  };
  return (
    <div className="open-practice-pair">
      <Button
        variant={variant}
        size={variant === "filled" ? "md" : "compact-sm"}
        fullWidth={variant === "default"}
        onClick={open}
        loading={isBusy}
      >
        Open the practice pair
      </Button>
      {isBusy && (
        <p className="soft">
          <span role="status">Starting two simulated appliances…</span>{" "}
          <ClockWords words={(nowMs) => exactDuration((nowMs - startedMs) / 1000)} />
        </p>
      )}
      <FailureNote failure={failure} />
    </div>
  );
}
