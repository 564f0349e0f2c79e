/** Makes of an exchange what may be kept and shown of it. Paths are Pairdesk's own words and hold no secrets. */
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import type { Exchange, HttpsOutcome, HttpsRequest } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";

/** Takes out whatever is a secret: what is known to be one, what looks like one, and these texts. */
export type Redact = (text: string, secrets: readonly string[]) => string;

const tokenPath = "/oauth2/token";
export const backupPath = "/api/backup";
const longestBody = 4_096;
/** A longer body is not kept at all: cutting it first could leave half a secret at the cut. Characters. */
const longestRedacted = 65_536;

export function toEntry(
  { request, outcome, tookMs, file }: Exchange,
  endedMs: number,
  redact: Redact,
): Omit<CommandLogEntry, "id" | "pairId" | "appliance"> {
  const { method, path, body, headers } = request;
  const secrets = credentialsIn(headers?.["authorization"]);
  const text = outcome.kind === "response" ? outcome.text : null;
  return {
    at: new Date(endedMs - tookMs).toISOString(),
    tookMs,
    api: apiOf(path),
    method,
    path,
    outcome: withoutBody(outcome),
    sentBytes: Buffer.byteLength(body ?? ""),
    receivedBytes: file?.bytes ?? (text === null ? null : Buffer.byteLength(text)),
    sent: body === undefined ? null : shorten(sentBody(request, redact)),
    received: file ? `[file of ${file.bytes} bytes, SHA-256 ${file.sha256}]` : receivedOf(path, text, secrets, redact),
  };
}

/** What was sent, whole and without secrets. */
export const sentBody = ({ headers, body = "" }: HttpsRequest, redact: Redact): string =>
  body === "" ? "" : redact(body, credentialsIn(headers?.["authorization"]));

/** The token of a Bearer header; of a Basic header the secret, alone and encoded with the account. */
function credentialsIn(authorization: string | undefined): string[] {
  const { secrets, tokens } = sentWith(authorization);
  return [...secrets, ...tokens];
}

export function sentWith(authorization: string | undefined): { secrets: string[]; tokens: string[] } {
  const [scheme, credentials = ""] = authorization?.split(" ") ?? [];
  if (scheme !== "Basic") return { secrets: [], tokens: credentials === "" ? [] : [credentials] };
  return { secrets: [credentials, accountIn(credentials).secret], tokens: [] };
}

export function accountIn(basic: string): { clientId: string; secret: string } {
  const text = Buffer.from(basic, "base64").toString();
  const colon = text.indexOf(":");
  return { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

function apiOf(path: string): CommandLogEntry["api"] {
  if (path === tokenPath) return "login";
  if (path === backupPath) return "backup";
  if (path.startsWith("/api/command/v2/")) return "v2";
  return path.startsWith("/api/") ? "v1" : "anonymous";
}

const withoutBody = (outcome: HttpsOutcome): CommandLogEntry["outcome"] =>
  outcome.kind === "response" ? { kind: "answered", status: outcome.status } : outcome;

function receivedOf(path: string, text: string | null, secrets: readonly string[], redact: Redact): string | null {
  if (text === null) return null;
  if (text.length > longestRedacted) return `[text of ${text.length} characters]`;
  if (text === "") return text;
  if (path !== tokenPath) return shorten(redact(text, secrets));
  // A token that stands in something else than JSON could not be found in it.
  const body = parseJson(text);
  if (typeof body !== "object" || body === null) return `[text of ${text.length} characters that may hold a token]`;
  const told = Object.values(body).filter((value) => typeof value === "string" && value.length > 16);
  return shorten(redact(text, [...secrets, ...told.map(String)]));
}

const shorten = (text: string): string =>
  text.length > longestBody ? `${text.slice(0, longestBody)}… [${text.length} characters]` : text;
