import { useCallback } from "react";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Puts a pair aside and offers to bring it back at once; where else it can be brought back, the notice says. */
export function useRemovePair(): (pairId: string, name: string) => Promise<void> {
  const { setup, place, undo } = useWindowStores();
  return useCallback(
    async (pairId, name) => {
      await setup.remove(pairId);
      place.go({ screen: "pair", pairId: null });
      undo.offer(`${name} was removed.`, async () => {
        await setup.restore(pairId);
        place.go({ screen: "pair", pairId });
      });
    },
    [setup, place, undo],
  );
}
