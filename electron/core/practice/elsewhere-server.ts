/**
 * A web server that is no appliance, with a good certificate of its own for the site's name: where the site name leads
 * when somebody pointed it at the wrong machine. It answers every request with a page that was not found.
 */
import { createServer } from "node:https";
import { listenOnLoopback } from "./appliance/http/listen.ts";
import type { IssuedCertificate } from "./practice-ca.ts";

export interface ElsewhereServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function startElsewhereServer({ chainPem, keyPem }: IssuedCertificate): Promise<ElsewhereServer> {
  const server = createServer({ cert: chainPem, key: keyPem }, (request, response) => {
    request.resume();
    response.writeHead(404, { "Content-Type": "text/html; charset=UTF-8", Connection: "close" });
    response.end("<!doctype html><title>Not found</title><h1>There is no such page on this web server.</h1>\n");
  });
  server.on("tlsClientError", () => undefined);
  const port = await listenOnLoopback(server, 0);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
