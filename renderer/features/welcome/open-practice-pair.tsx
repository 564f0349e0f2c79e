import "./open-practice-pair.css";
import { Button, type ButtonProps } from "@mantine/core";
import { useState } from "react";
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** The one thing to do, one of several, or a line in the rail. */
const looks = {
  first: { variant: "filled", size: "md" },
  second: { variant: "default", size: "md" },
  rail: { variant: "default", size: "compact-sm", fullWidth: true },
} as const satisfies Record<string, ButtonProps>;

/** Starts the practice pair; says how long it has been at it, and beside the button why it failed. */
export function OpenPracticePair({ look }: { look: keyof typeof looks }) {
  const { practice } = useWindowStores();
  const { run, isBusy, failure } = useAction(practice.open);
  const [startedMs, setStartedMs] = useState(0);
  const open = () => {
    setStartedMs(Date.now());
    run();
  };
  return (
    <div className="open-practice-pair">
      <Button {...looks[look]} onClick={open} loading={isBusy}>
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
