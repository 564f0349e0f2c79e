import { Button } from "@mantine/core";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import { useCallback } from "react";
import { useStore } from "zustand";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** New exchanges wait until they are asked for, so that nothing moves while somebody reads; or come as they happen. */
export function NewExchanges() {
  const { commandLog } = useWindowStores();
  const waiting = useStore(commandLog, (state) => state.waiting.length);
  const hasMore = useStore(commandLog, (state) => state.hasMoreWaiting);
  const isFollowing = useStore(commandLog, (state) => state.isFollowing);
  const showing = useAction(commandLog.showNew);
  const following = useAction(useCallback(() => commandLog.setFollowing(!isFollowing), [commandLog, isFollowing]));
  const show = () => {
    showing.run();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="new-exchanges">
      <label className="new-exchanges-follow">
        <input type="checkbox" checked={isFollowing} onChange={following.run} />
        Show new ones as they come
      </label>
      {waiting > 0 && !isFollowing && (
        <Button
          size="compact-md"
          leftSection={<IconArrowUp size={16} stroke={2} aria-hidden="true" />}
          onClick={show}
          loading={showing.isBusy}
        >
          {`Show ${waiting}${hasMore ? " and more" : ""} new`}
        </Button>
      )}
    </div>
  );
}
