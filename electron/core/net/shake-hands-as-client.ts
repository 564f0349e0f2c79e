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
import { sentChain } from "./sent-chain.ts";

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
  const chain = sentChain(leaf);
  const byAuthorities = authorityRefusal(socket, leaf, identity);
  const refusal = trust.trust === "pin" ? pinRefusal(leaf, trust) : byAuthorities;
  const clientRefusal =
    byAuthorities === null && leansOnUnsentIssuer(chain, trust) ? "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" : byAuthorities;
  return { kind: "connected", socket, leaf, refusal, clientRefusal, sent: chain.map(({ raw }) => raw) };
}

const pinRefusal = (leaf: X509Certificate, { pin }: TlsSettings): string | null =>
  fingerprint(leaf) === pin ? null : "PIN_CHANGED";
