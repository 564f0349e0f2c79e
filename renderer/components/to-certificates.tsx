import { Button } from "@mantine/core";
import IconCertificate from "@tabler/icons-react/dist/esm/icons/IconCertificate.mjs";
import { useWindowStores } from "../stores/use-window-stores.ts";

/** From what is said of a certificate to what the pair serves. `of`: whose, for those who hear it without what stands around it. */
export function ToCertificates({ pairId, of }: { pairId: string; of: string | null }) {
  const { place } = useWindowStores();
  return (
    <Button
      className="to-certificates"
      size="compact-sm"
      variant="subtle"
      leftSection={<IconCertificate size={16} stroke={1.8} aria-hidden="true" />}
      onClick={() => place.go({ screen: "certificates", pairId })}
    >
      {of === null ? "See the certificates" : "Compare"}
      {of !== null && <span className="only-read-out"> the certificates of the pair of {of}</span>}
    </Button>
  );
}
