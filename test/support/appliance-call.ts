/** A bare HTTPS client that shares nothing with the product: one call on one new connection, everything it got. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { request } from "node:https";
import { type ConnectionOptions, connect } from "node:tls";

export interface CallTarget {
  port: number;
  ca: string;
  servername: string;
}

export interface CallResult {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
}

export function callAppliance(
  target: CallTarget,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string | Buffer,
): Promise<CallResult> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", agent: false, ...target, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString("utf8"), bytes });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const basic = (clientId: string, secret: string): string =>
  `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;

export const askForToken = (
  target: CallTarget,
  clientId: string,
  secret: string,
  body = "grant_type=client_credentials",
  type = "application/x-www-form-urlencoded",
): Promise<CallResult> =>
  callAppliance(
    target,
    "POST",
    "/oauth2/token",
    { Authorization: basic(clientId, secret), "Content-Type": type },
    body,
  );

export async function logIn(target: CallTarget, clientId: string, secret: string): Promise<string> {
  const answer = await askForToken(target, clientId, secret);
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return (JSON.parse(answer.text) as { access_token: string }).access_token;
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}`, Accept: "application/json" });

/** The SHA-256 fingerprint served for a handshake with this server name, or with none. */
export function servedFingerprint(port: number, options: ConnectionOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...options }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? "");
      socket.destroy();
    });
    socket.on("error", reject);
  });
}
