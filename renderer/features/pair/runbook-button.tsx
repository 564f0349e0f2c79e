import { Button } from "@mantine/core";
import IconSwitchHorizontal from "@tabler/icons-react/dist/esm/icons/IconSwitchHorizontal.mjs";
import { useOffer } from "../../stores/use-offer.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { runbookDeeds } from "../../words/run-names.ts";

/** Leads to what the pair's state calls for; to the planned switch while it calls for nothing. */
export function RunbookButton({ pairId }: { pairId: string }) {
  const { place } = useWindowStores();
  const { runbooks } = useOffer(pairId);
  const runbook = runbooks?.find(({ isCalledFor }) => isCalledFor)?.id ?? "planned-switch";
  return (
    <Button
      variant="default"
      leftSection={<IconSwitchHorizontal size={17} stroke={1.8} aria-hidden="true" />}
      onClick={() => place.go({ screen: "runbooks", pairId, runbook })}
    >
      {runbookDeeds[runbook].menu}
    </Button>
  );
}
