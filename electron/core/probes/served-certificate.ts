/** The certificate one address serves under a name, and whether a client that checks strictly would accept it. */

import type { X509Certificate } from "node:crypto";
import type { CertificateOutcome, ServedCertificate } from "../../../shared/domain/observation.ts";
import { type ConnectLimits, type Destination, discard, fingerprint, shakeHands } from "../net/connect.ts";

/** `signal` ends a handshake that is under way. */
export async function readServedCertificate(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
): Promise<CertificateOutcome> {
  const handshake = await shakeHands(destination, limits, signal);
  if (handshake.kind !== "connected") return handshake;
  discard(handshake.socket);
  return { kind: "served", certificate: describe(handshake.leaf), refusal: handshake.refusal };
}

function describe(leaf: X509Certificate): ServedCertificate {
  return {
    sha256: fingerprint(leaf),
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    notBefore: new Date(leaf.validFrom).toISOString(),
    notAfter: new Date(leaf.validTo).toISOString(),
    names: alternativeNames(leaf.subjectAltName),
  };
}

const oneLine = (name: string | undefined): string => (name ?? "").split("\n").join(", ");

/** `DNS:a, IP Address:1.2.3.4` as names alone; what is quoted holds no name a client would match. */
const alternativeNames = (text: string | undefined): string[] =>
  (text ?? "")
    .split(", ")
    .filter((entry) => entry.startsWith("DNS:") || entry.startsWith("IP Address:"))
    .map((entry) => entry.slice(entry.indexOf(":") + 1));
