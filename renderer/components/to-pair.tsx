import { Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { useWindowStores } from "../stores/use-window-stores.ts";

/** From a screen of a pair back to how it stands. */
export function ToPair({ pairId }: { pairId: string }) {
  const { place } = useWindowStores();
  return (
    <Button
      variant="subtle"
      size="compact-md"
      leftSection={<IconArrowLeft size={17} stroke={1.8} aria-hidden="true" />}
      onClick={() => place.go({ screen: "pair", pairId })}
    >
      The pair now
    </Button>
  );
}
