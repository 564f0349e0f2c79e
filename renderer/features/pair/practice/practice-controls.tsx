import "./practice-controls.css";
import { Button } from "@mantine/core";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconSkull from "@tabler/icons-react/dist/esm/icons/IconSkull.mjs";
import { memo, useCallback } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import type { ApplianceOnScreen } from "../../../words/pair-words.ts";

import { ScenarioPicker } from "./scenario-picker.tsx";

interface PracticeControlsProps {
  pairId: string;
  left: ApplianceOnScreen;
  right: ApplianceOnScreen;
}

/** Only a practice pair has these: real appliances are never killed from here. */
export function PracticeControls({ pairId, left, right }: PracticeControlsProps) {
  const { practice } = useWindowStores();
  const closing = useAction(practice.close);
  return (
    <section className="panel practice-controls" aria-labelledby="practice-heading">
      <h2 id="practice-heading" className="panel-heading">
        Practice
      </h2>
      <ScenarioPicker />
      <p className="soft">
        Killing an appliance ends its process at once, as a dead power supply would. Its disk stays as it is, so it can
        be started again.
      </p>
      <div className="practice-controls-buttons">
        <PowerButton pairId={pairId} appliance={left.view.name} isReachable={left.status.reachable} />
        <PowerButton pairId={pairId} appliance={right.view.name} isReachable={right.status.reachable} />
        <Button variant="subtle" color="gray" onClick={closing.run} loading={closing.isBusy}>
          Close the practice pair
        </Button>
      </div>
      <FailureNote failure={closing.failure} />
    </section>
  );
}

interface PowerButtonProps {
  pairId: string;
  appliance: string;
  isReachable: boolean | null;
}

/** Offers the one thing that makes sense: to kill what runs, to start what does not. */
const PowerButton = memo(function PowerButton({ pairId, appliance, isReachable }: PowerButtonProps) {
  const { practice } = useWindowStores();
  const isRunning = useStore(practice, ({ running }) => running[appliance]) ?? isReachable !== false;
  const { run, isBusy, failure } = useAction(
    useCallback(
      () => (isRunning ? practice.kill(pairId, appliance) : practice.start(pairId, appliance)),
      [practice, pairId, appliance, isRunning],
    ),
  );
  const Icon = isRunning ? IconSkull : IconPlayerPlay;
  return (
    <div className="practice-controls-power">
      <Button
        variant="default"
        leftSection={<Icon size={17} stroke={1.7} aria-hidden="true" />}
        onClick={run}
        loading={isBusy}
      >
        {isRunning ? "Kill" : "Start"} {appliance}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
});
