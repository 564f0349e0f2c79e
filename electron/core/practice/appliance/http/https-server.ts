/**
 * The appliance's web server: TLS 1.2 and up on 127.0.0.1, one call per connection (the vendor wants connections
 * closed after each call, api-facts 1.13), answers in chunks as recorded from a real one.
 *
 * A handshake that names one of the site's names gets the site certificate; one without a name, or with another, gets
 * the fallback certificate. Slow and oversized callers are cut off: 10 s for the headers, 30 s for the whole request.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { createSecureContext } from "node:tls";
import type { ApplianceConfiguration } from "../../practice-messages.ts";
import type { ApplianceAnswer } from "./answer.ts";
import type { CallCounters } from "./call-counters.ts";
import type { Router } from "./router.ts";

export interface HttpsServerDeps {
  tls: ApplianceConfiguration["tls"];
  router: Router;
  counters: CallCounters;
  /** What went wrong while a call was answered; the caller gets a bare 500. */
  onFault(error: unknown): void;
}

export function createHttpsServer(deps: HttpsServerDeps): Server {
  const { tls, router, counters } = deps;
  const siteContext = createSecureContext({ cert: tls.site.chainPem, key: tls.site.keyPem, minVersion: "TLSv1.2" });
  const siteNames = new Set(tls.siteNames.map((name) => name.toLowerCase()));
  const server = createServer(
    {
      cert: tls.fallback.chainPem,
      key: tls.fallback.keyPem,
      minVersion: "TLSv1.2",
      SNICallback: (name, done) => done(null, siteNames.has(name.toLowerCase()) ? siteContext : undefined),
      handshakeTimeout: 10_000,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      void handle(request, response);
    },
  );
  server.maxConnections = 256;
  server.setTimeout(60_000);
  server.on("connection", () => counters.connection());
  server.on("secureConnection", () => counters.handshake());

  async function handle(request: IncomingMessage, response: ServerResponse<IncomingMessage>): Promise<void> {
    const method = request.method ?? "";
    const target = request.url ?? "";
    const route = router.find(target);
    counters.call(request.socket, method, route?.path ?? null, route?.access === "peer");
    try {
      const readBody = (limitBytes: number) => readWhole(request, limitBytes);
      write(response, method, await router.answer({ method, target, headers: request.headers, readBody }));
    } catch (error) {
      if (!request.destroyed || !isCutOff(error)) deps.onFault(error);
      if (!response.headersSent) write(response, method, { status: 500, body: { message: "Internal server error." } });
    }
  }

  return server;
}

function write(response: ServerResponse, method: string, answer: ApplianceAnswer): void {
  const type = typeof answer.body === "string" ? "text/plain; charset=UTF-8" : "application/json";
  const typeHeader = answer.body === null ? {} : { "Content-Type": type };
  response.writeHead(answer.status, { ...typeHeader, ...answer.headers, Connection: "close" });
  // Written before the end, so that Node sends it in chunks and without a length.
  if (answer.body !== null && method !== "HEAD") {
    response.write(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  }
  response.end();
}

/** The body as text, or null as soon as it is longer than the limit. Throws when the caller goes away. */
async function readWhole(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const isCutOff = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "ABORT_ERR");
