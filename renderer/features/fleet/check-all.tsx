import { Button } from "@mantine/core";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import { useStore } from "zustand";
import { useWindowStores } from "../../stores/use-window-stores.ts";

interface CheckAllProps {
  shownIds: readonly string[];
  isNarrowed: boolean;
}

/** Looks at what is shown, now. While it looks, the same place tells how far it is and stops it. */
export function CheckAll({ shownIds, isNarrowed }: CheckAllProps) {
  const { sweep: store } = useWindowStores();
  const sweep = useStore(store, (state) => state.sweep);
  if (sweep?.state === "running") {
    return (
      <div className="check-all">
        <label className="check-all-progress">
          <span>
            Checking {sweep.finished} of {sweep.total}…
          </span>
          <progress max={sweep.total} value={sweep.finished} />
        </label>
        <Button variant="default" onClick={store.cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  if (shownIds.length === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={17} stroke={1.8} aria-hidden="true" />}
      onClick={() => void store.start(shownIds)}
    >
      {isNarrowed ? `Check these ${shownIds.length} now` : "Check all now"}
    </Button>
  );
}
