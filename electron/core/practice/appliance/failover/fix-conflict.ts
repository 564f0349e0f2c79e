/**
 * Fix This Error: decides by itself which of two equal roles gives way, as the guide says (chapter on conflicts): the
 * appliance with the shared IP enabled is to be primary, otherwise the one to which the site's name leads. Here that is
 * the one at whose site address somebody came by last. When neither tells, the one on which the button was pressed.
 */
import type { PeerStatus } from "../peer/peer-status.ts";

export interface OwnSide {
  sharedIps: readonly string[];
  siteVisitAtMs: number | null;
}

/** The role this appliance is to have. */
export function roleAfterFix(
  own: OwnSide,
  peer: Pick<PeerStatus, "sharedIps" | "siteVisitAtMs">,
): "primary" | "backup" {
  const [ownIps, peerIps] = [own.sharedIps.length > 0, peer.sharedIps.length > 0];
  if (ownIps !== peerIps) return ownIps ? "primary" : "backup";
  return (peer.siteVisitAtMs ?? -1) > (own.siteVisitAtMs ?? -1) ? "backup" : "primary";
}
