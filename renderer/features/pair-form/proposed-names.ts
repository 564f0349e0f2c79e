/** Names that follow from an address, for fields that nobody has written into. */
import { isHost, isIpAddress, isReservedName } from "../../../shared/domain/address-text.ts";
import type { PairDraft, Place } from "./pair-draft.ts";

/** The site's own name: nobody has to think of another one. */
export const proposedPairName = (siteHost: string): string => (isHost(siteHost.trim()) ? siteHost.trim() : "");

/** `site1` of `site1.example.com`; behind a bare address, or where both would bear one name, its number. */
export function proposedApplianceName({ appliances }: PairDraft, place: Place, host: string): string {
  const own = host.trim();
  const label = isIpAddress(own) || !isHost(own) ? "" : (own.split(".")[0] ?? "");
  const isTaken = label === "" || isReservedName(label) || label === appliances[1 - place]?.name.trim();
  return isTaken ? `site${place + 1}` : label;
}
