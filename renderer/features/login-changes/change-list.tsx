import { ActionIcon } from "@mantine/core";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useCallback } from "react";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { Age } from "../../components/age.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

export const ChangeList = ({ pairId, changes }: { pairId: string; changes: readonly LoginChange[] }) => (
  <ul className="change-list">
    {changes.map((change) => (
      <ChangeLine key={change.id} pairId={pairId} change={change} />
    ))}
  </ul>
);

function ChangeLine({ pairId, change }: { pairId: string; change: LoginChange }) {
  const { loginChanges } = useWindowStores();
  const { id, what, where, who, at, appliance, reAppliedAt } = change;
  const isReApplied = reAppliedAt !== null;
  const tick = useAction(
    useCallback(() => loginChanges.setReApplied(pairId, id, !isReApplied), [loginChanges, pairId, id, isReApplied]),
  );
  const removing = useAction(
    useCallback(async () => {
      await loginChanges.remove(pairId, change);
      document.getElementById("changes-heading")?.focus();
    }, [loginChanges, pairId, change]),
  );
  return (
    <li className="change-line" data-done={isReApplied}>
      <label>
        {/* A second press is a wish of its own; what is asked for twice is the same. */}
        <input type="checkbox" checked={isReApplied} onChange={() => tick.run()} />
        <span>
          <span className="change-what">{what}</span>
          <span className="soft change-circumstances">
            {[where, `on ${appliance}`, who].filter((part) => part !== "").join(" · ")} · <Age at={at} suffix=" ago" />
          </span>
          {reAppliedAt !== null && (
            <span className="change-again">
              Entered again <Age at={reAppliedAt} suffix=" ago" />
            </span>
          )}
        </span>
      </label>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${what}`}
        onClick={() => removing.isBusy || removing.run()}
      >
        <IconTrash size={17} stroke={1.8} aria-hidden="true" />
      </ActionIcon>
      <FailureNote failure={tick.failure ?? removing.failure} />
    </li>
  );
}
