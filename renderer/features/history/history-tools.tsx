import { Button } from "@mantine/core";
import IconClipboardText from "@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs";
import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import { useCallback, useMemo, useState } from "react";
import { usePairs } from "../../stores/use-window-stores.ts";
import { PasteDialog } from "./paste-dialog.tsx";

/** What a person can add to the history. */
export function HistoryTools({ pairId, onWrite }: { pairId: string; onWrite(): void }) {
  const [isPasting, setIsPasting] = useState(false);
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId));
  const appliances = useMemo(() => pair?.appliances.map(({ name }) => name) ?? [], [pair]);
  const close = useCallback(() => setIsPasting(false), []);
  return (
    <div className="history-tools">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconNote size={16} stroke={1.8} aria-hidden="true" />}
        onClick={onWrite}
      >
        Add a note…
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconClipboardText size={16} stroke={1.8} aria-hidden="true" />}
        onClick={() => setIsPasting(true)}
      >
        Paste an appliance’s own history…
      </Button>
      <PasteDialog pairId={pairId} appliances={appliances} isOpen={isPasting} onClose={close} />
    </div>
  );
}
