/**
 * A handshake that tells two things: what this pair's trust says of the answer, and what a client says of it. A client knows
 * nothing of a pinned fingerprint and goes by this computer's authorities then.
 */
import type { X509Certificate } from "node:crypto";
import type { Unreachable } from "../../../shared/domain/observation.ts";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import {
  authorityRefusal,
  type Connection,
  type ConnectLimits,
  type Destination,
  fingerprint,
  type LookingOptions,
  shakeHands,
} from "./connect.ts";
import { leansOnUnsentIssuer } from "./leans-on-unsent-issuer.ts";

/** More than any real chain has; a remote could send thousands. */
const longestChain = 16;

export type ClientHandshake = Connection & {
  refusal: string | null;
  clientRefusal: string | null;
  /** DER, as it was sent. */
  sent: Uint8Array[];
};

export async function shakeHandsAsClient(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
  looking: LookingOptions = {},
): Promise<ClientHandshake | Unreachable> {
  const { identity, trust } = destination;
  const asClient: Destination = trust.trust === "pin" ? { ...destination, trust: { trust: "system" } } : destination;
  const handshake = await shakeHands(asClient, limits, signal, looking);
  if (handshake.kind !== "connected") return handshake;
  const { socket, leaf } = handshake;
  // Nothing more is asked of it, and whatever it still tells while this goes on concerns nobody.
  socket.on("error", () => undefined);
  const chain = chainOf(leaf);
  const byAuthorities = authorityRefusal(socket, leaf, identity);
  const refusal = trust.trust === "pin" ? pinRefusal(leaf, trust) : byAuthorities;
  const clientRefusal =
    byAuthorities === null && leansOnUnsentIssuer(chain, trust) ? "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" : byAuthorities;
  return { kind: "connected", socket, leaf, refusal, clientRefusal, sent: chain.map(({ raw }) => raw) };
}

const pinRefusal = (leaf: X509Certificate, { pin }: TlsSettings): string | null =>
  fingerprint(leaf) === pin ? null : "PIN_CHANGED";

/** As it was sent: `getPeerCertificate(true)` would sort it and fill its gaps from our own store. */
function chainOf(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (
    let link: X509Certificate | undefined = leaf;
    link && chain.length < longestChain;
    link = link.issuerCertificate
  ) {
    chain.push(link);
  }
  return chain;
}
