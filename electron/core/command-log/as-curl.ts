/**
 * An exchange as a command that asks the same with curl, for a POSIX shell. Every word that came from outside is quoted;
 * secrets are variables that the person sets; the connection goes where Pairdesk's went, under the same name, and trusts
 * what Pairdesk trusted.
 */
import { isIP } from "node:net";
import type { Destination } from "../net/connect.ts";
import type { Exchange } from "../net/https-client.ts";
import { accountIn, backupPath, type Redact, sentBody } from "./to-entry.ts";

/** The headers that are kept as they are; what they say is Pairdesk's own. */
const plainHeaders = ["accept", "content-type"];

/** What is kept of an exchange for this; no secret in it. */
export interface CurlCall {
  destination: Destination;
  method: "GET" | "POST";
  path: string;
  headers: [name: string, value: string][];
  body: string | null;
  /** How it was authorized: `account` with the client's id. */
  authorization: { kind: "none" } | { kind: "bearer" } | { kind: "account"; clientId: string };
}

export function toCurlCall({ destination, request }: Exchange, redact: Redact): CurlCall {
  const { method, path, headers = {}, body } = request;
  return {
    destination,
    method,
    path,
    headers: Object.entries(headers).filter(([name]) => plainHeaders.includes(name)),
    body: body === undefined ? null : sentBody(request, redact),
    authorization: authorizationOf(headers["authorization"]),
  };
}

export function asCurl({ destination, method, path, headers, body, authorization }: CurlCall): string {
  const { address, identity, identityPort, trust } = destination;
  const isElsewhere = address.host !== identity || address.port !== identityPort;
  const port = identityPort === 443 ? "" : `:${identityPort}`;
  const words = [
    `curl --silent --show-error ${path === backupPath ? "--fail --output backup.nsb" : "--include"} --http1.1`,
    ...(method === "GET" ? [] : [`--request ${method}`]),
    ...(isElsewhere ? [`--connect-to ${quote(connectTo(destination))}`] : []),
    ...(trust.trust === "system" ? [] : ['--cacert "$CA_FILE"']),
    ...credentials(authorization),
    ...headers.map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quote(body)}`]),
    quote(`https://${bracketed(identity)}${port}${path}`),
  ];
  return [...warnings(path, body), ...explanations(destination, authorization), words.join(" \\\n  ")].join("\n");
}

/** Whoever runs the others again does no harm. */
function warnings(path: string, body: string | null): string[] {
  const isRoleChange = path === "/api/command/v2/failover-role" || body?.includes("action=set_failover_role");
  return isRoleChange ? ["# CAUTION: this asks the appliance to change its role again"] : [];
}

function authorizationOf(header: string | undefined): CurlCall["authorization"] {
  const [scheme, value = ""] = header?.split(" ") ?? [];
  if (scheme === undefined || scheme === "") return { kind: "none" };
  return scheme === "Basic" ? { kind: "account", clientId: accountIn(value).clientId } : { kind: "bearer" };
}

function credentials(authorization: CurlCall["authorization"]): string[] {
  if (authorization.kind === "bearer") return ['--header "Authorization: Bearer $TOKEN"'];
  if (authorization.kind === "account") return [`--user ${quote(`${authorization.clientId}:`)}"$CLIENT_SECRET"`];
  return [];
}

function explanations({ trust }: Destination, authorization: CurlCall["authorization"]): string[] {
  const authority = "# CA_FILE: a file with the certificate of the authority that this pair trusts, in PEM form";
  const pinned = "# CA_FILE: a file with the certificate that is pinned for this pair, in PEM form";
  return [
    ...(authorization.kind === "bearer" ? ["# TOKEN: an access token of the API account"] : []),
    ...(authorization.kind === "account" ? ["# CLIENT_SECRET: the client secret of the API account"] : []),
    ...(trust.trust === "ca" ? [authority] : []),
    ...(trust.trust === "pin" ? [pinned] : []),
  ];
}

const connectTo = ({ address, identity, identityPort }: Destination): string =>
  `${bracketed(identity)}:${identityPort}:${bracketed(address.host)}:${address.port}`;

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** One word for a POSIX shell, whatever it holds. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
