/**
 * The appliance's web server behind its doors: TLS 1.2 and up, one call per connection (the vendor wants connections
 * closed after each call, api-facts 1.13), answers in chunks as recorded from a real one.
 *
 * A handshake with a name gets the certificate that fits it; one without a name, or with another, the default one.
 * It does not listen itself: its doors hand it connections. Slow and oversized callers are cut off: 10 s for the headers, 30 s for the whole request.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { Clock } from "../../../ports.ts";
import type { ConductHolder } from "../conduct.ts";
import type { CertificateStore } from "../tls/certificate-store.ts";
import type { ApplianceAnswer } from "./answer.ts";
import type { CallCounters } from "./call-counters.ts";
import type { Router } from "./router.ts";
import { isCommandApi, writeGarbage, writeHuge } from "./wrong-answers.ts";

export interface HttpsServerDeps {
  certificates: CertificateStore;
  router: Router;
  counters: CallCounters;
  conduct: ConductHolder;
  /** The appliance's own, which may be wrong: answers are dated by it. */
  clock: Clock;
  /** What went wrong while a call was answered; the caller gets a bare 500. */
  onFault(error: unknown): void;
}

export function createHttpsServer(deps: HttpsServerDeps): Server {
  const { certificates, router, counters, conduct, clock } = deps;
  const server = createServer(
    {
      ...certificates.byDefault(),
      SNICallback: (name, done) => done(null, certificates.contextFor(name)),
      handshakeTimeout: 10_000,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      void handle(request, response);
    },
  );
  certificates.onChange(() => server.setSecureContext(certificates.byDefault()));
  server.setTimeout(60_000);
  server.on("secureConnection", () => counters.handshake());

  async function handle(request: IncomingMessage, response: ServerResponse<IncomingMessage>): Promise<void> {
    const method = request.method ?? "";
    const target = request.url ?? "";
    const route = router.find(target);
    counters.call(request.socket, method, route?.path ?? null, route?.access === "peer");
    response.setHeader("Date", new Date(clock.nowMs()).toUTCString());
    try {
      const readBody = (limitBytes: number) => readWhole(request, limitBytes);
      const answer = await router.answer({ method, target, headers: request.headers, readBody });
      if (answer.isCut) return void request.socket.destroy();
      const { answers, answerDelayMs } = conduct.now;
      if (answerDelayMs > 0 && route?.access !== "peer")
        await new Promise((go) => clock.setTimer(() => go(null), answerDelayMs));
      if (answers === "right" || !isCommandApi(target)) write(response, method, answer);
      else if (answers === "huge") await writeHuge(response, answer);
      else writeGarbage(response, answer);
    } catch (error) {
      if (!request.destroyed || !isCutOff(error)) deps.onFault(error);
      if (!response.headersSent) write(response, method, { status: 500, body: { message: "Internal server error." } });
    }
  }

  return server;
}

function write(response: ServerResponse, method: string, answer: ApplianceAnswer): void {
  const isReady = typeof answer.body === "string" || answer.body instanceof Uint8Array;
  const type = typeof answer.body === "string" ? "text/plain; charset=UTF-8" : "application/json";
  const typeHeader = answer.body === null ? {} : { "Content-Type": type };
  response.writeHead(answer.status, { ...typeHeader, ...answer.headers, Connection: "close" });
  // Written before the end, so that Node sends it in chunks and without a length.
  if (answer.body !== null && method !== "HEAD") {
    response.write(isReady ? answer.body : JSON.stringify(answer.body));
  }
  response.end();
}

/** The body, or null as soon as it is longer than the limit. Throws when the caller goes away. */
async function readWhole(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const isCutOff = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "ABORT_ERR");
