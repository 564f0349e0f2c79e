/**
 * HTTPS to one destination: a fresh, trusted connection for each request, closed after it (the vendor asks for that,
 * api-facts 1.13), with limits on time and size. What the remote does comes back as data.
 */
import { Agent, errors, request } from "undici";
import type { ApplianceOutcome, TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";
import { type ConnectLimits, connectLimits, connectTrusted, type Destination } from "./connect.ts";

export interface HttpsRequest {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpsResponse {
  kind: "response";
  status: number;
  /** The remote's Date header, if it sent one that can be read. ISO. */
  date: string | null;
  text: string;
}

export type HttpsOutcome =
  | HttpsResponse
  | TlsUntrusted
  | Unreachable
  | Extract<ApplianceOutcome, { kind: "bad-answer" }>;

/** One request and what came of it, headers and secrets included: who keeps it takes them out. */
export interface Exchange {
  destination: Destination;
  request: HttpsRequest;
  outcome: HttpsOutcome;
  tookMs: number;
}

/** Never throws. */
export type OnExchange = (exchange: Exchange) => void;

export interface HttpsClient {
  send(request: HttpsRequest): Promise<HttpsOutcome>;
  /** Ends what is under way, a handshake included. */
  close(): Promise<void>;
}

export interface HttpsLimits extends ConnectLimits {
  /** Longest silence of the remote once the connection stands; all limits together bound the whole exchange. */
  answerMs: number;
  answerBytes: number;
}

export const httpsLimits: HttpsLimits = { ...connectLimits, answerMs: 20_000, answerBytes: 1_000_000 };

/** Carries a connection's outcome through undici's error path. */
class ConnectionRefusal extends Error {
  override readonly name = "ConnectionRefusal";
  readonly outcome: TlsUntrusted | Unreachable;
  constructor(outcome: TlsUntrusted | Unreachable) {
    super(outcome.code);
    this.outcome = outcome;
  }
}

export function createHttpsClient(destination: Destination, limits: HttpsLimits, onExchange?: OnExchange): HttpsClient {
  const closing = new AbortController();
  const wholeMs = limits.connectMs + limits.handshakeMs + limits.answerMs;
  const agent = new Agent({
    allowH2: false,
    pipelining: 0,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.answerMs,
    maxResponseSize: limits.answerBytes,
    connect: (_options, done) => {
      connectTrusted(destination, limits, closing.signal).then(
        (outcome) =>
          outcome.kind === "connected" ? done(null, outcome.socket) : done(new ConnectionRefusal(outcome), null),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
  const host = destination.identity.includes(":") ? `[${destination.identity}]` : destination.identity;
  const origin = `https://${host}:${destination.identityPort}`;

  async function exchange({ method, path, headers = {}, body }: HttpsRequest): Promise<HttpsOutcome> {
    try {
      const response = await request(new URL(path, origin), {
        dispatcher: agent,
        method,
        headers: { connection: "close", ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(wholeMs),
      });
      const text = await response.body.text();
      return { kind: "response", status: response.statusCode, date: readDate(response.headers["date"]), text };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    async send(request) {
      const startedMs = performance.now();
      const outcome = await exchange(request);
      onExchange?.({ destination, request, outcome, tookMs: Math.round(performance.now() - startedMs) });
      return outcome;
    },
    close() {
      closing.abort();
      return agent.destroy();
    },
  };
}

function readDate(header: string | string[] | undefined): string | null {
  const ms = Date.parse(String(header ?? ""));
  const isPlausible = ms >= 0 && ms < Date.UTC(9999, 0);
  return isPlausible ? new Date(ms).toISOString() : null;
}

function outcomeOf(error: unknown): Exclude<HttpsOutcome, HttpsResponse> {
  if (error instanceof ConnectionRefusal) return error.outcome;
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return { kind: "bad-answer", status: null, detail: "the answer is larger than any real one" };
  }
  if (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError
  ) {
    return { kind: "bad-answer", status: null, detail: "the answer is not HTTP" };
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isTimeout = code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT" || code === "23";
  if (isTimeout || (error instanceof Error && error.name === "TimeoutError")) {
    return { kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" };
  }
  return { kind: "unreachable", layer: "http", code: code === "UND_ERR_SOCKET" || code === "" ? "ECONNRESET" : code };
}
