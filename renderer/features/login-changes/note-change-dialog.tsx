import "./login-changes.css";
import { Modal, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { usePairInPlace, useRankedPairs } from "../../stores/use-shown-pair.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { ChangeForm } from "./change-form.tsx";

/** Notes a change made in /login, wherever one is in the window. */
export function NoteChangeDialog() {
  const { overlay } = useWindowStores();
  return (
    <Modal.Root
      opened
      onClose={overlay.close}
      size="38rem"
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Note a change made in /login">
        <Modal.Body>
          <h2 className="change-dialog-heading">Note a change made in /login</h2>
          <DialogForm />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function DialogForm() {
  const { overlay } = useWindowStores();
  const pairs = useRankedPairs() ?? [];
  const here = usePairInPlace();
  const [chosen, setChosen] = useState<string | null>(null);
  const pair = pairs.find(({ id }) => id === (chosen ?? here?.id)) ?? pairs[0];
  if (!pair) return <p>There is no pair yet.</p>;
  const tell = () => {
    notifications.show({ message: `Noted for ${pair.status.name}.`, role: "status", autoClose: 4000 });
    overlay.close();
  };
  return (
    <>
      {pairs.length > 1 && (
        <NativeSelect
          label="Pair"
          className="change-dialog-pair"
          value={pair.id}
          data={pairs.map(({ id, status }) => ({ value: id, label: status.name }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      )}
      <ChangeForm key={pair.id} pair={pair} onNoted={tell} onCancel={overlay.close} />
    </>
  );
}
