/**
 * The one way Pairdesk opens a TLS connection, for API calls and probes alike.
 *
 * Guarantees: the server name is the one configured and never follows a header; the certificate is judged before the
 * socket is handed on, so nothing secret can be sent to an answer that is not trusted; every stage has a time limit;
 * no session is resumed, so each connection shows the certificate that is served now. Does not retry.
 */
import type { X509Certificate } from "node:crypto";
import { isIP, type LookupFunction } from "node:net";
import { type TLSSocket, connect as tlsConnect } from "node:tls";
import type { Layer, TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { secureContextFor } from "./trust.ts";

export interface Destination {
  /** Where the connection goes. */
  address: { host: string; port: number };
  /** The name that the certificate must carry, and that is sent as SNI unless it is an IP address. */
  identity: string;
  /** The port that goes with the identity in a Host header, wherever the connection really leads. */
  identityPort: number;
  /** false: the handshake names nobody, as an old client's does. */
  sendsServerName?: false;
  /** Another name than the identity, for the handshake alone. */
  sentName?: string;
  trust: TlsSettings;
}

/** For those that only look. */
export interface LookingOptions {
  /** In place of the system's. */
  lookup?: LookupFunction;
  /** Asks the server for what its issuer says about the certificate; comes before the handshake ends, if it comes. */
  onStapled?: (answer: Buffer) => void;
}

export interface ConnectLimits {
  /** Name look-up and TCP. */
  connectMs: number;
  handshakeMs: number;
}

export const connectLimits: ConnectLimits = { connectMs: 5_000, handshakeMs: 10_000 };

export type Connection = { kind: "connected"; socket: TLSSocket; leaf: X509Certificate };

/** What the handshake showed, with the reason for which a client that checks strictly would refuse it. */
export type Handshake = Connection & { refusal: string | null };

/** Connects and refuses what is not trusted. The caller owns the socket; `signal` ends an attempt that is under way. */
export async function connectTrusted(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
): Promise<Connection | TlsUntrusted | Unreachable> {
  const handshake = await shakeHands(destination, limits, signal);
  if (handshake.kind !== "connected") return handshake;
  const { refusal, ...connection } = handshake;
  if (refusal === null) return connection;
  discard(connection.socket);
  return { kind: "tls-untrusted", code: refusal, sha256: fingerprint(connection.leaf) };
}

/** Connects whatever is served, for probes that only look; nothing may be sent over a refused socket. */
export function shakeHands(
  destination: Destination,
  limits: ConnectLimits,
  signal: AbortSignal,
  looking: LookingOptions = {},
): Promise<Handshake | Unreachable> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: "unreachable", layer: "dns", code: "ECANCELED" });
    let layer: Layer = "dns";
    const socket = beginHandshake(destination, looking);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.off("close", onClose).off("error", onError);
    };
    const fail = (code: string) => {
      settle();
      discard(socket);
      resolve({ kind: "unreachable", layer, code });
    };
    const onAbort = () => fail("ECANCELED");
    const onClose = () => fail("ECONNRESET");
    const onError = (error: NodeJS.ErrnoException) => fail(error.code ?? "UNKNOWN");
    signal.addEventListener("abort", onAbort);
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
    socket.once("error", onError);
    socket.once("close", onClose);
    socket.once("secureConnect", () => {
      const leaf = socket.getPeerX509Certificate();
      if (!leaf) return fail("NO_CERTIFICATE");
      settle();
      resolve({ kind: "connected", socket, leaf, refusal: refusalOf(socket, leaf, destination) });
    });
  });
}

function beginHandshake(destination: Destination, { lookup, onStapled }: LookingOptions): TLSSocket {
  const options = {
    ...destination.address,
    ...(lookup ? { lookup } : {}),
    servername: serverNameOf(destination),
    secureContext: secureContextFor(destination.trust),
    ALPNProtocols: ["http/1.1"],
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    // Of the socket that is made; not among the documented options of `connect`.
    requestOCSP: onStapled !== undefined,
  };
  const socket = tlsConnect(options);
  if (onStapled) socket.once("OCSPResponse", (answer: Buffer | null) => void (answer && onStapled(answer)));
  return socket;
}

/** None is sent for an IP address: the protocol knows names only. */
function serverNameOf({ identity, sendsServerName, sentName = identity }: Destination): string {
  return sendsServerName === false || isIP(sentName) ? "" : sentName;
}

/** Drops a connection that nobody will use; what the remote still does to it concerns nobody. */
export function discard(socket: TLSSocket): void {
  socket.on("error", () => undefined);
  socket.destroy();
}

function refusalOf(socket: TLSSocket, leaf: X509Certificate, { identity, trust }: Destination): string | null {
  if (trust.trust === "pin") return fingerprint(leaf) === trust.pin ? null : "PIN_CHANGED";
  return authorityRefusal(socket, leaf, identity);
}

/** `authorizationError` tells one problem only, so the name is checked here as well. */
export function authorityRefusal(socket: TLSSocket, leaf: X509Certificate, identity: string): string | null {
  if (!socket.authorized) return String(socket.authorizationError ?? "UNTRUSTED");
  const covered = isIP(identity) ? leaf.checkIP(identity) : leaf.checkHost(identity, { subject: "never" });
  return covered === undefined ? "ERR_TLS_CERT_ALTNAME_INVALID" : null;
}

/** SHA-256 of the certificate, 64 lower-case hexadecimal digits. */
export const fingerprint = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(":", "").toLowerCase();
