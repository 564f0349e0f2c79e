import { PairdeskError } from "../../../shared/errors.ts";
import { allowedLink } from "./allowed-link.ts";

/** Opens the address as it was judged, not as it was written. Throws PairdeskError `link-refused`. */
export async function openAllowedLink(
  address: string,
  configuredHosts: readonly string[],
  open: (url: string) => Promise<void>,
): Promise<void> {
  const allowed = allowedLink(address, configuredHosts);
  if (allowed === null) {
    const message = "This address is neither one of your appliances nor the documentation.";
    throw new PairdeskError("link-refused", message, "Copy it into a browser if you trust it.");
  }
  await open(allowed);
}
