/**
 * One handshake that only looks: the chain as it was sent, and whether clients would accept it. Sends nothing over the
 * connection and closes it at once. What a server sends that is no certificate is `unreachable` like any broken handshake.
 */
import { X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { ServedChain, Stapled } from "../../../shared/certificates/certificate-grid.ts";
import type { Unreachable } from "../../../shared/domain/observation.ts";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import { type ConnectLimits, type Destination, discard, type LookingOptions } from "../net/connect.ts";
import { shakeHandsAsClient } from "../net/shake-hands-as-client.ts";
import { authoritiesOf } from "../net/trust.ts";

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
  let answer: Buffer | null = null;
  const onStapled = (told: Buffer) => {
    answer = told;
  };
  const handshake = await shakeHandsAsClient(destination, limits, signal, { ...looking, onStapled });
  if (handshake.kind !== "connected") return { outcome: handshake, sent: [] };
  const { socket, sent, refusal, clientRefusal } = handshake;
  try {
    const outcome: ServedChain = {
      kind: "served",
      protocol: socket.getProtocol() ?? "unknown",
      cipher: socket.getCipher().name,
      chain: sent.map((der) => read(der)),
      stapled: await readAnswer(answer, sent, destination.trust),
      refusal,
      clientRefusal,
    };
    return { outcome, sent };
  } catch {
    return { outcome: { kind: "unreachable", layer: "tls", code: "CERTIFICATE_UNREADABLE" }, sent: [] };
  } finally {
    discard(socket);
  }
}

/** The library is loaded, and authorities that were rightly not sent are read, for those who send such an answer. */
async function readAnswer(
  answer: Buffer | null,
  [leaf, ...others]: readonly Uint8Array[],
  trust: TlsSettings,
): Promise<Stapled | null> {
  if (answer === null || !leaf) return null;
  const { readStapled } = await import("./read-stapled.ts");
  const { issuer } = new X509Certificate(leaf);
  const authorities = authoritiesOf(trust.trust === "pin" ? { trust: "system" } : trust)
    .flatMap((pem) => pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [])
    .map((pem) => new X509Certificate(pem))
    .filter(({ subject }) => subject === issuer);
  return readStapled(answer, leaf, { issuers: [...others, ...authorities.map(({ raw }) => raw)], nowMs: Date.now() });
}
