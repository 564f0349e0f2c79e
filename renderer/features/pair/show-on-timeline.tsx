import { Button } from "@mantine/core";
import IconTimeline from "@tabler/icons-react/dist/esm/icons/IconTimeline.mjs";
import type { Finding } from "../../../shared/domain/pair-status.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Leads to the finding in the pair's history: when it began, and what else happened then. */
export function ShowOnTimeline({ pairId, finding }: { pairId: string; finding: Finding }) {
  const { history, place } = useWindowStores();
  const show = () => {
    history.seek(pairId, { code: finding.code, appliance: finding.appliance ?? null });
    place.go({ screen: "history", pairId });
  };
  return (
    <Button
      className="finding-show"
      size="compact-sm"
      variant="subtle"
      leftSection={<IconTimeline size={16} stroke={1.8} aria-hidden="true" />}
      onClick={show}
    >
      Show on the timeline
    </Button>
  );
}
