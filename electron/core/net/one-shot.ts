/**
 * HTTPS for what may change something: one connection, one request, never again.
 *
 * Guarantees: a request is put on the wire at most once, whatever fails; `unsent` is only said when no connection was handed
 * on, so that not one byte of it can have left; everything after that is `perhaps-sent`, also when it is likely that
 * nothing arrived. What `allows` does not let through is `blocked` before a name is looked up. Follows no redirect.
 */
import type { Readable } from "node:stream";
import { request as undiciRequest } from "undici";
import type { Destination } from "./connect.ts";
import { failedExchange, type NoAnswer } from "./failed-exchange.ts";
import type { HttpsLimits, HttpsOutcome, HttpsRequest, HttpsResponse, OnExchange } from "./https-client.ts";
import { readDate } from "./read-date.ts";
import { createTrustedAgent } from "./trusted-agent.ts";

export type SentOnce<Answer> =
  | { kind: "blocked" }
  | { kind: "unsent"; failure: NoAnswer }
  | { kind: "perhaps-sent"; failure: NoAnswer }
  | { kind: "answered"; answer: Answer };

/** What stands before the body. */
export interface AnswerHead {
  status: number;
  contentType: string | null;
  /** As it is announced; null: the body ends where it says so itself, or only with the connection. */
  length: number | null;
  isChunked: boolean;
}

/** `text`: to show what came back instead of a file. */
export interface ReceivedFile<Kept> {
  kept: Kept;
  text: string;
  file?: { bytes: number; sha256: string };
}

export interface OneShotLimits extends HttpsLimits {
  /** From the first look-up to the last byte. */
  wholeMs: number;
}

export interface OneShot {
  send(request: HttpsRequest): Promise<SentOnce<HttpsResponse>>;
  /** `receive` reads the body as it comes; what it throws that is no fault of the remote is thrown on. `stop` ends it early. */
  fetchFile<Kept>(
    request: HttpsRequest,
    receive: (head: AnswerHead, body: AsyncIterable<Uint8Array>) => Promise<ReceivedFile<Kept>>,
    stop?: AbortSignal,
  ): Promise<SentOnce<Kept>>;
}

/** The body could not be read to its end. */
class BodyFailure extends Error {
  override readonly name = "BodyFailure";
}

export function createOneShot(options: {
  destination: Destination;
  limits: OneShotLimits;
  signal: AbortSignal;
  onExchange?: OnExchange | undefined;
  /** Left out: everything. */
  allows?: ((request: HttpsRequest) => boolean) | undefined;
}): OneShot {
  const { destination, limits, signal, onExchange, allows = () => true } = options;

  async function exchange<Kept>(
    request: HttpsRequest,
    receive: (head: AnswerHead, body: AsyncIterable<Uint8Array>, date: string | null) => Promise<ReceivedFile<Kept>>,
    stop?: AbortSignal,
  ): Promise<SentOnce<Kept>> {
    if (!allows(request)) return { kind: "blocked" };
    const startedMs = performance.now();
    const report = (outcome: HttpsOutcome, file?: ReceivedFile<Kept>["file"]) =>
      onExchange?.({
        destination,
        request,
        outcome,
        tookMs: Math.round(performance.now() - startedMs),
        ...(file ? { file } : {}),
      });
    const { agent, origin, hasConnected } = createTrustedAgent(destination, limits, {
      signal,
      isForOneConnection: true,
    });
    try {
      const { method, path, headers = {}, body } = request;
      const response = await undiciRequest(new URL(path, origin), {
        dispatcher: agent,
        method,
        headers: { connection: "close", ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.wholeMs), ...(stop ? [stop] : [])]),
      });
      const date = readDate(response.headers["date"]);
      const received = await receive(headOf(response), readable(response.body), date);
      const { statusCode: status } = response;
      report({ kind: "response", status, date, text: received.text }, received.file);
      return { kind: "answered", answer: received.kept };
    } catch (error) {
      if (error instanceof LocalFault) throw error.cause;
      const failure = failedExchange(error instanceof BodyFailure ? error.cause : error);
      report(failure);
      return { kind: hasConnected() ? "perhaps-sent" : "unsent", failure };
    } finally {
      await agent.destroy();
    }
  }

  return {
    send: (request) =>
      exchange(request, async ({ status }, body, date) => {
        const text = await textOf(body);
        return { kept: { kind: "response", status, date, text }, text };
      }),
    fetchFile: (request, receive, stop) => exchange(request, (head, body) => keepLocally(receive(head, body)), stop),
  };
}

/** What goes wrong here while a file is kept is told apart from what the remote does. */
async function keepLocally<Kept>(receiving: Promise<Kept>): Promise<Kept> {
  try {
    return await receiving;
  } catch (error) {
    if (error instanceof BodyFailure) throw error;
    throw new LocalFault("the file could not be kept", { cause: error });
  }
}

/** Thrown by whoever receives a file, and no fault of the remote. */
class LocalFault extends Error {
  override readonly name = "LocalFault";
}

function headOf({
  statusCode,
  headers,
}: {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
}) {
  const length = Number(headers["content-length"] ?? Number.NaN);
  return {
    status: statusCode,
    contentType: headers["content-type"] === undefined ? null : String(headers["content-type"]),
    length: Number.isSafeInteger(length) ? length : null,
    isChunked: String(headers["transfer-encoding"] ?? "")
      .toLowerCase()
      .includes("chunked"),
  };
}

/** Tells a failure of the remote from one of whoever writes down what it sends. */
async function* readable(body: Readable): AsyncGenerator<Uint8Array> {
  // Of what nobody reads to its end the connection is cut, which is no news.
  body.on("error", () => undefined);
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((cause: unknown) => {
      throw new BodyFailure("the answer was not read to its end", { cause });
    });
    if (next.done) return;
    yield next.value;
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}
