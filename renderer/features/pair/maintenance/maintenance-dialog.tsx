import "./maintenance-dialog.css";
import { Button, Modal, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useCallback, useState } from "react";
import { longestNote } from "../../../../shared/domain/longest-maintenance.ts";
import type { Maintenance } from "../../../../shared/domain/maintenance.ts";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { asFieldValue, chosenEnd, type EndChoice, endChoices } from "./maintenance-end.ts";

interface MaintenanceDialogProps {
  pairId: string;
  /** Under way; null: it is to be started. */
  present: Maintenance | null;
  isOpen: boolean;
  onClose(): void;
}

/** Says what maintenance is, and asks until when and why. */
export function MaintenanceDialog({ isOpen, onClose, ...form }: MaintenanceDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={form.present ? "Change maintenance" : "Start maintenance"}
      closeButtonProps={{ "aria-label": "Close" }}
      // What locks the page's scrolling brings a style of its own, and whoever opened this takes focus back.
      lockScroll={false}
      returnFocus={false}
      centered
    >
      <MaintenanceForm {...form} onClose={onClose} />
    </Modal>
  );
}

function MaintenanceForm({ pairId, present, onClose }: Omit<MaintenanceDialogProps, "isOpen">) {
  const { pairs, clock } = useWindowStores();
  const nowMs = () => clock.getState().nowMs;
  const [choice, setChoice] = useState<EndChoice>(present ? "own" : "one-hour");
  const [own, setOwn] = useState(() => asFieldValue(present ? Date.parse(present.until) : nowMs() + 7_200_000));
  const [note, setNote] = useState(present?.note ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      const end = chosenEnd(choice, own, clock.getState().nowMs);
      if ("problem" in end) return setProblem(end.problem);
      await pairs.startMaintenance(pairId, end.until, note.trim());
      onClose();
    }, [pairs, clock, pairId, choice, own, note, onClose]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    run();
  };
  return (
    <form className="maintenance-form" onSubmit={submit} noValidate>
      <p className="soft">
        What the work brings with it (an appliance that does not answer, other versions, roles in motion) is shown
        calmly until then. Nothing is changed on the appliances. An outage or a conflict is still said as it is.
      </p>
      <Radio.Group
        label="How long"
        value={choice}
        onChange={(value) => {
          setChoice(endChoices.find((known) => known.choice === value)?.choice ?? "own");
          setProblem(null);
        }}
      >
        <div className="maintenance-form-choices">
          {endChoices.map((known) => (
            <Radio key={known.choice} value={known.choice} label={known.words} />
          ))}
        </div>
      </Radio.Group>
      {choice === "own" && (
        <TextInput
          type="datetime-local"
          label="Until"
          description="Local time, at most 30 days ahead"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
          error={problem}
        />
      )}
      <TextInput
        label="Why (optional)"
        description="Shown beside everything that is calm because of it"
        placeholder="Disks of site2 are replaced"
        maxLength={longestNote}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FailureNote failure={failure} />
      <div className="maintenance-form-buttons">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isBusy}>
          {present ? "Change" : "Start"} maintenance
        </Button>
      </div>
    </form>
  );
}
