/**
 * The one way Pairdesk opens a TLS connection, for API calls and probes alike.
 *
 * Guarantees: the server name is the one configured and never follows a header; the certificate is judged before the
 * socket is handed on, so nothing secret can be sent to an answer that is not trusted; every stage has a time limit;
 * no session is resumed, so each connection shows the certificate that is served now. Does not retry.
 */
import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { type TLSSocket, connect as tlsConnect } from "node:tls";
import type { Layer, TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { secureContextFor } from "./trust.ts";

export interface Destination {
  /** Where the connection goes. */
  address: { host: string; port: number };
  /** The name that the certificate must carry, and that is sent as SNI unless it is an IP address. */
  identity: string;
  trust: TlsSettings;
}

export interface ConnectLimits {
  connectMs: number;
  handshakeMs: number;
}

const defaultLimits: ConnectLimits = { connectMs: 5_000, handshakeMs: 10_000 };

export type Connection = { kind: "connected"; socket: TLSSocket; leaf: X509Certificate };

/** What the handshake showed, with the reason for which a client that checks strictly would refuse it. */
export type Handshake = Connection & { refusal: string | null };

/** Connects and refuses what is not trusted. The caller owns the socket. */
export async function connectTrusted(
  destination: Destination,
  limits = defaultLimits,
): Promise<Connection | TlsUntrusted | Unreachable> {
  const handshake = await shakeHands(destination, limits);
  if (handshake.kind !== "connected") return handshake;
  const { refusal, ...connection } = handshake;
  if (refusal === null) return connection;
  connection.socket.destroy();
  return { kind: "tls-untrusted", code: refusal, sha256: fingerprint(connection.leaf) };
}

/** Connects whatever is served, for probes that only look; nothing may be sent over a refused socket. */
export function shakeHands(destination: Destination, limits = defaultLimits): Promise<Handshake | Unreachable> {
  return new Promise((resolve) => {
    let layer: Layer = "dns";
    const socket = tlsConnect({
      ...destination.address,
      servername: isIP(destination.identity) ? "" : destination.identity,
      secureContext: secureContextFor(destination.trust),
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    const fail = (code: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ kind: "unreachable", layer, code });
    };
    let timer = setTimeout(() => fail("CONNECT_TIMEOUT"), limits.connectMs);
    if (isIP(destination.address.host)) layer = "tcp";
    socket.once("lookup", (error) => {
      if (!error) layer = "tcp";
    });
    socket.once("connect", () => {
      layer = "tls";
      clearTimeout(timer);
      timer = setTimeout(() => fail("HANDSHAKE_TIMEOUT"), limits.handshakeMs);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "UNKNOWN"));
    socket.once("close", () => fail("ECONNRESET"));
    socket.once("secureConnect", () => {
      const leaf = socket.getPeerX509Certificate();
      if (!leaf) return fail("NO_CERTIFICATE");
      clearTimeout(timer);
      socket.removeAllListeners("close").removeAllListeners("error");
      resolve({ kind: "connected", socket, leaf, refusal: refusalOf(socket, leaf, destination) });
    });
  });
}

/** `authorizationError` tells one problem only, so the name is checked here as well. */
function refusalOf(socket: TLSSocket, leaf: X509Certificate, { identity, trust }: Destination): string | null {
  if (trust.trust === "pin") return fingerprint(leaf) === trust.pin ? null : "PIN_CHANGED";
  if (!socket.authorized) return String(socket.authorizationError ?? "UNTRUSTED");
  const covered = isIP(identity) ? leaf.checkIP(identity) : leaf.checkHost(identity, { subject: "never" });
  return covered === undefined ? "ERR_TLS_CERT_ALTNAME_INVALID" : null;
}

/** SHA-256 of the certificate, 64 lower-case hexadecimal digits. */
export const fingerprint = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(":", "").toLowerCase();
