import { ActionIcon } from "@mantine/core";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import type { CallFailure } from "../../connection/call-failure.ts";
import type { Sweep, SweepFailure } from "../../stores/sweep-store.ts";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";

/** What came of checking many pairs; those that could not be checked are named with the reason. */
export function SweepReport() {
  const { sweep: store } = useWindowStores();
  const sweep = useStore(store, (state) => state.sweep);
  const isOver = sweep !== null && sweep.state !== "running";
  return (
    <div className="sweep-report" data-over={isOver}>
      <p role="status">{isOver && outcome(sweep)}</p>
      {isOver && (
        <ActionIcon variant="subtle" color="gray" aria-label="Put this result away" onClick={store.clear}>
          <IconX size={17} stroke={1.8} aria-hidden="true" />
        </ActionIcon>
      )}
      {isOver && byFailure(sweep.failures).map((same) => <Failed key={same[0]?.pairId} failures={same} />)}
    </div>
  );
}

function Failed({ failures }: { failures: readonly SweepFailure[] }) {
  const pairs = usePairs((state) => state.pairs);
  const names = failures.map(
    ({ pairId }) => pairs?.find(({ id }) => id === pairId)?.status.name ?? "a pair since gone",
  );
  return (
    <div className="sweep-report-failed">
      <p>
        <strong>Not checked:</strong> {names.slice(0, 5).join(", ")}
        {names.length > 5 && ` and ${names.length - 5} more`}
      </p>
      <FailureNote failure={failures[0]?.failure ?? null} />
    </div>
  );
}

function outcome({ state, finished, total, failures }: Sweep): string {
  const checked = finished - failures.length;
  if (state === "cancelled") return `Stopped after ${finished} of ${total} pairs.`;
  if (failures.length === 0) return total === 1 ? "The pair was checked." : `All ${total} pairs were checked.`;
  return `${checked} of ${total} pairs were checked.`;
}

/** Fifty pairs that fail for one reason are one message. */
function byFailure(failures: readonly SweepFailure[]): readonly (readonly SweepFailure[])[] {
  return [...Map.groupBy(failures, ({ failure }) => reasonOf(failure)).values()];
}

/** Faults have an id each, which tells nothing apart for the person. */
const reasonOf = (failure: CallFailure): string => (failure.kind === "refused" ? failure.message : failure.kind);
