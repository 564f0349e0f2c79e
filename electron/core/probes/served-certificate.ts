/** The certificate one address serves under a name, and whether a client that checks strictly would accept it. */
import type { CertificateOutcome } from "../../../shared/domain/observation.ts";
import { type ConnectLimits, type Destination, discard, shakeHands } from "../net/connect.ts";
import { describeCertificate } from "./describe-certificate.ts";

/** `signal` ends a handshake that is under way. */
export async function readServedCertificate(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
): Promise<CertificateOutcome> {
  const handshake = await shakeHands(destination, limits, signal);
  if (handshake.kind !== "connected") return handshake;
  const certificate = describeCertificate(handshake.leaf);
  discard(handshake.socket);
  return { kind: "served", certificate, refusal: handshake.refusal };
}
