/** The certificate one address serves under a name, and whether a client that checks strictly would accept it. */
import { weaknessOf } from "../../../shared/certificates/weakness-of.ts";
import type { CertificateOutcome, ServedCertificate } from "../../../shared/domain/observation.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import { type ConnectLimits, type Destination, discard } from "../net/connect.ts";
import { type ClientHandshake, shakeHandsAsClient } from "../net/shake-hands-as-client.ts";
import { describeCertificate } from "./describe-certificate.ts";

/** `signal` ends a handshake that is under way. */
export async function readServedCertificate(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
): Promise<CertificateOutcome> {
  const handshake = await shakeHandsAsClient(destination, limits, signal);
  if (handshake.kind !== "connected") return handshake;
  discard(handshake.socket);
  const { refusal, clientRefusal } = handshake;
  return { kind: "served", certificate: withWeakness(handshake), refusal, clientRefusal };
}

/** A certificate that Pairdesk cannot read to its end is still the one that is served. */
function withWeakness({ leaf, sent }: ClientHandshake): ServedCertificate {
  const certificate = describeCertificate(leaf);
  try {
    const facts = sent.map((der) => readCertificate(der));
    const weaknesses = facts.map((one) => weaknessOf(one, facts));
    const chain = (certificate.chain ?? []).map((link, place) => ({ ...link, ...weaknesses[place] }));
    return { ...certificate, chain };
  } catch {
    return certificate;
  }
}
