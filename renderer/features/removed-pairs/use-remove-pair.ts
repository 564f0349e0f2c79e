import { useCallback } from "react";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Puts a pair aside and offers to bring it back at once; where else it can be brought back, the notice says. */
export function useRemovePair(): (pairId: string, name: string) => Promise<void> {
  const { setup, place, undo } = useWindowStores();
  return useCallback(
    async (pairId, name) => {
      await setup.remove(pairId);
      place.go({ screen: "pair", pairId: null });
      const bringBack = async () => {
        await setup.restore(pairId);
        place.go({ screen: "pair", pairId });
      };
      undo.offer(`${name} was removed.`, bringBack, "It is kept for 30 days under Settings, Removed pairs.");
    },
    [setup, place, undo],
  );
}
