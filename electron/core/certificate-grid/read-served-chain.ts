/**
 * One handshake that only looks: the chain as it was sent, and whether clients would accept it. Sends nothing over the
 * connection and closes it at once. What a server sends that is no certificate is `unreachable` like any broken handshake.
 */
import type { X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { ServedChain, Stapled } from "../../../shared/certificates/certificate-grid.ts";
import type { Unreachable } from "../../../shared/domain/observation.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import {
  authorityRefusal,
  type ConnectLimits,
  type Destination,
  discard,
  fingerprint,
  type LookingOptions,
  shakeHands,
} from "../net/connect.ts";

/** More than any real chain has; a remote could send thousands. */
const longestChain = 16;

export interface ChainReading {
  outcome: ServedChain | Unreachable;
  /** DER, as it was sent; empty when nothing was served. */
  sent: Uint8Array[];
}

export async function readServedChain(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
  options: Pick<LookingOptions, "lookup"> & { read?: (der: Uint8Array) => CertificateFacts } = {},
): Promise<ChainReading> {
  const { read = readCertificate, ...looking } = options;
  const { identity, trust } = destination;
  let answer: Buffer | null = null;
  // A pin is compared here; the handshake checks by authorities then, since that is what clients do.
  const asClient: Destination = trust.trust === "pin" ? { ...destination, trust: { trust: "system" } } : destination;
  const onStapled = (told: Buffer) => {
    answer = told;
  };
  const handshake = await shakeHands(asClient, limits, signal, { ...looking, onStapled });
  if (handshake.kind !== "connected") return { outcome: handshake, sent: [] };
  const { socket, leaf } = handshake;
  // Nothing more is asked of it, and whatever it still tells while this goes on concerns nobody.
  socket.on("error", () => undefined);
  try {
    const sent = chainOf(leaf);
    const clientRefusal = authorityRefusal(socket, leaf, identity);
    const outcome: ServedChain = {
      kind: "served",
      protocol: socket.getProtocol() ?? "unknown",
      cipher: socket.getCipher().name,
      chain: sent.map((der) => read(der)),
      stapled: await readAnswer(answer),
      refusal: trust.trust === "pin" ? pinRefusal(leaf, trust.pin) : clientRefusal,
      clientRefusal,
    };
    return { outcome, sent };
  } catch {
    return { outcome: { kind: "unreachable", layer: "tls", code: "CERTIFICATE_UNREADABLE" }, sent: [] };
  } finally {
    discard(socket);
  }
}

/** The library is loaded for those who send such an answer. */
async function readAnswer(answer: Buffer | null): Promise<Stapled | null> {
  if (answer === null) return null;
  const { readStapled } = await import("./read-stapled.ts");
  return readStapled(answer);
}

const pinRefusal = (leaf: X509Certificate, pin: string | undefined): string | null =>
  fingerprint(leaf) === pin ? null : "PIN_CHANGED";

/** As it was sent: `getPeerCertificate(true)` would sort it and fill its gaps from our own store. */
function chainOf(leaf: X509Certificate): Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (
    let link: X509Certificate | undefined = leaf;
    link && chain.length < longestChain;
    link = link.issuerCertificate
  ) {
    chain.push(link.raw);
  }
  return chain;
}
