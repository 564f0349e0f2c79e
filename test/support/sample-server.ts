/**
 * A small HTTPS server that answers with the sample files as they are, and shares nothing with the product. It records
 * all it is sent; a request for a route it was not given is a fault of the test, told when the server is closed.
 */
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { ServerIdentity } from "./test-ca.ts";

export interface SeenRequest {
  /** `METHOD /path`, with the query if there is one. */
  route: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The server name of the handshake; null when none was sent. */
  sni: string | null;
  /** Which of the connections whose handshake ended well it came over, counted from 1. */
  connection: number;
}

export interface FixedAnswer {
  status: number;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** Or does with the request whatever a broken server might. */
export type Answer = FixedAnswer | ((request: SeenRequest, response: ServerResponse) => FixedAnswer | undefined);

export interface SampleServer {
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  /** TCP connections, however far they came. */
  readonly connections: number;
  /** Bytes received inside TLS. */
  readonly receivedBytes: number;
  answer(route: string, answer: Answer): void;
  /** For the connections that come after. */
  changeCertificate(identity: Pick<ServerIdentity, "cert" | "key">): void;
  /** Resolves when every connection has ended on this side too, so that nothing more can arrive. */
  untilIdle(): Promise<void>;
  /** How often the route was asked. */
  count(route: string): number;
  /** Throws when a route was asked that has no answer. */
  close(): Promise<void>;
}

const folder = new URL("../fixtures/samples/", import.meta.url);

/** A sample file, byte for byte. */
export const sample = (name: string): Buffer => readFileSync(new URL(name, folder));

export const sampleAnswer = (status: number, name: string): FixedAnswer => ({ status, body: sample(name) });

export const routes = {
  token: "POST /oauth2/token",
  info: "GET /api/command/v2/info",
  health: "GET /api/command/v2/health",
  appliances: "GET /api/command/v2/appliance",
  plain: "GET /check_health",
} as const;

/** What a healthy primary answers, with the time that the samples speak of. */
export const sampleDate = "Mon, 02 Mar 2026 09:20:00 GMT";

export async function startSampleServer(identity: Pick<ServerIdentity, "cert" | "key">): Promise<SampleServer> {
  const answers = new Map<string, Answer>();
  const requests: SeenRequest[] = [];
  const unknown: string[] = [];
  const open = new Set<Socket>();
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  let handshakes = 0;
  let receivedBytes = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const socket = request.socket as TLSSocket & { servername?: string | false };
    const seen: SeenRequest = {
      route: `${request.method} ${request.url}`,
      headers: request.headers,
      body: await readBody(request),
      sni: socket.servername || null,
      connection: numbers.get(socket) ?? 0,
    };
    requests.push(seen);
    const answer = answers.get(seen.route);
    if (!answer) unknown.push(seen.route);
    const fixed = typeof answer === "function" ? answer(seen, response) : answer;
    if (answer && !fixed) return;
    response.sendDate = false;
    response.writeHead(fixed?.status ?? 599, { date: sampleDate, ...fixed?.headers });
    response.end(fixed?.body);
  }

  const server = createServer({ cert: identity.cert, key: identity.key }, (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.on("connection", (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    handshakes += 1;
    numbers.set(socket, handshakes);
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      receivedBytes += chunk.length;
    });
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    requests,
    get connections() {
      return connections;
    },
    get receivedBytes() {
      return receivedBytes;
    },
    answer: (route, answer) => void answers.set(route, answer),
    changeCertificate: ({ cert, key }) => server.setSecureContext({ cert, key }),
    async untilIdle() {
      for (const socket of open) await new Promise((resolve) => socket.once("close", resolve));
    },
    count: (route) => requests.filter((seen) => seen.route === route).length,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      if (unknown.length > 0) throw new Error(`asked for what this server does not know: ${unknown.join(", ")}`);
    },
  };
}

/** Answers every route that watching asks for as the samples of a healthy appliance in this role do. */
export function answerHealthy(server: SampleServer, role: "primary" | "backup"): void {
  server.answer(routes.token, sampleAnswer(200, "oauth_token.ok.json"));
  server.answer(routes.info, sampleAnswer(200, "v2_info.json"));
  server.answer(routes.health, sampleAnswer(200, `v2_health.${role}-ok.json`));
  server.answer(routes.appliances, sampleAnswer(200, "v2_appliance.json"));
  server.answer(routes.plain, { status: 200, body: "OK" });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) text += String(chunk);
  return text;
}
