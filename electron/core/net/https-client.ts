/**
 * HTTPS to one destination: a fresh, trusted connection for each request, closed after it (the vendor asks for that,
 * api-facts 1.13), with limits on time and size. What the remote does comes back as data.
 */
import { request } from "undici";
import { connectLimits, type Destination } from "./connect.ts";
import { failedExchange, type NoAnswer } from "./failed-exchange.ts";
import { readDate } from "./read-date.ts";
import { createTrustedAgent, type HttpsLimits } from "./trusted-agent.ts";

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

export type HttpsOutcome = HttpsResponse | NoAnswer;

/** One request and what came of it, headers and secrets included: who keeps it takes them out. */
export interface Exchange {
  destination: Destination;
  request: HttpsRequest;
  outcome: HttpsOutcome;
  tookMs: number;
  /** The answer was a file: kept where it belongs, and never in `outcome`. */
  file?: { bytes: number; sha256: string };
}

export type { HttpsLimits };

/** Never throws. */
export type OnExchange = (exchange: Exchange) => void;

export interface HttpsClient {
  send(request: HttpsRequest): Promise<HttpsOutcome>;
  /** Ends what is under way, a handshake included. */
  close(): Promise<void>;
}

export const httpsLimits: HttpsLimits = { ...connectLimits, answerMs: 20_000, answerBytes: 1_000_000 };

export function createHttpsClient(destination: Destination, limits: HttpsLimits, onExchange?: OnExchange): HttpsClient {
  const closing = new AbortController();
  const wholeMs = limits.connectMs + limits.handshakeMs + limits.answerMs;
  const { agent, origin } = createTrustedAgent(destination, limits, { signal: closing.signal });

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
      return failedExchange(error);
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
