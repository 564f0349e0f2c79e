import type { ServerResponse } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { probePlainHealth } from "../../../electron/core/probes/plain-health.ts";
import { readServedCertificate } from "../../../electron/core/probes/served-certificate.ts";
import { limits, startApplianceTest } from "../../support/appliance-test.ts";
import { routes } from "../../support/sample-server.ts";

const never = new AbortController().signal;
const short = 150;

/** Says this on the bare connection instead of answering. */
const say = (text: string | Buffer) => (_: unknown, response: ServerResponse) => {
  response.socket?.end(text);
  return undefined;
};

/** A TCP server that does with a connection what it is told; its port. */
async function startTcpServer(onConnection: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

const nobodysPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
};

const at = (port: number) => ({ address: { host: "127.0.0.1", port } });

describe("an address where nothing useful answers", () => {
  test("refused: the connection", async () => {
    const { client } = await startApplianceTest();
    const { outcome } = await client({ destination: at(await nobodysPort()) }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" });
  });

  test("not found: the name", async () => {
    const { client } = await startApplianceTest();
    const address = { host: "no-such-host.invalid", port: 443 };
    const { outcome } = await client({ destination: { address }, limits: { connectMs: 3000 } }).readHealth();
    expect(outcome).toMatchObject({ kind: "unreachable", layer: "dns" });
  });

  test("silent in the handshake: given up after the handshake's own time", async () => {
    const { client } = await startApplianceTest();
    const port = await startTcpServer(() => undefined);
    const { outcome } = await client({ destination: at(port), limits: { handshakeMs: short } }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "tls", code: "HANDSHAKE_TIMEOUT" });
  });

  test("closed in the handshake", async () => {
    const { client } = await startApplianceTest();
    const port = await startTcpServer((socket) => socket.once("data", () => socket.end()));
    const { outcome } = await client({ destination: at(port) }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "tls", code: "ECONNRESET" });
  });

  test("reset in the handshake", async () => {
    const { client } = await startApplianceTest();
    const port = await startTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const { outcome } = await client({ destination: at(port) }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "tls", code: "ECONNRESET" });
  });

  test("not TLS: a plain web server", async () => {
    const { client } = await startApplianceTest();
    const port = await startTcpServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad\r\n\r\n")));
    const { outcome } = await client({ destination: at(port) }).readHealth();
    expect(outcome).toMatchObject({ kind: "unreachable", layer: "tls" });
  });
});

describe("an appliance that garbles its answer", () => {
  test.each([
    ["is not HTTP", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["is binary", Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 37) % 256))],
    ["has a header that is none", "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n{}"],
    ["has a body that is chunked wrongly", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"],
    ["has headers without end", `HTTP/1.1 200 OK\r\nX: ${"y".repeat(100_000)}\r\n\r\n`],
  ])("is not understood when it %s", async (_, text) => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.health, say(text));
    const { outcome } = await client().readHealth();
    expect(outcome).toMatchObject({ kind: "bad-answer", status: null });
  });

  test.each([
    ["before it says anything", ""],
    ["in the middle of the headers", "HTTP/1.1 200 OK\r\nContent-Le"],
    ["in the middle of the body", 'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"failover_role":"pri'],
  ])("is unreachable when it hangs up %s", async (_, text) => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.health, say(text));
    const { outcome } = await client().readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "http", code: "ECONNRESET" });
  });

  test("is unreachable when it resets the connection", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.health, (_, response) => {
      response.socket?.destroy();
      return undefined;
    });
    expect((await client().readHealth()).outcome).toMatchObject({ kind: "unreachable", layer: "http" });
  });

  test("is given up after its time when it never begins to answer", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client({ limits: { answerMs: short } });
    server.answer(routes.health, () => undefined);
    const { outcome } = await appliance.readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" });
  });

  test("is given up after its time when the body stops half-way", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.health, (_, response) => {
      response.writeHead(200, { "content-length": "400" });
      response.write('{"failover_role":');
      return undefined;
    });
    const { outcome } = await client({ limits: { answerMs: short } }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" });
  });

  test("is given up as a whole when it drips on and never falls silent", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.health, (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
      return undefined;
    });
    const patience = { connectMs: 200, handshakeMs: 200, answerMs: 200 };
    const { outcome } = await client({ limits: patience }).readHealth();
    expect(outcome).toEqual({ kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" });
  });

  test("is cut off at the limit when it sends 300 MB, long before they are sent", async () => {
    const { server, client } = await startApplianceTest();
    const chunk = Buffer.alloc(64 * 1024, "x");
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      server.answer(routes.health, (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const pour = () => {
          while (sent < 300_000_000 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on("drain", pour);
        response.on("close", resolve);
        pour();
        return undefined;
      });
    });
    const { outcome } = await client().readHealth();
    await closed;
    expect(outcome).toEqual({ kind: "bad-answer", status: null, detail: "the answer is larger than any real one" });
    expect(sent).toBeLessThan(30_000_000);
  });
});

describe("the anonymous probe", () => {
  const probe = (destination: Parameters<typeof probePlainHealth>[0], change: Partial<typeof limits> = {}) =>
    probePlainHealth(destination, { ...limits, ...change }, never);

  test("tells the status alone and sends no secret", async () => {
    const { server, destination } = await startApplianceTest();
    expect(await probe(destination)).toEqual({ kind: "answered", status: 200 });
    server.answer(routes.plain, { status: 500, body: "not well" });
    expect(await probe(destination)).toEqual({ kind: "answered", status: 500 });
    expect(server.requests.map(({ route, headers }) => [route, headers.authorization])).toEqual([
      [routes.plain, undefined],
      [routes.plain, undefined],
    ]);
  });

  test("counts garbage and a flood as an answer: somebody is there", async () => {
    const { server, destination } = await startApplianceTest();
    server.answer(routes.plain, say("what?\r\n"));
    expect(await probe(destination)).toEqual({ kind: "answered", status: 0 });
    server.answer(routes.plain, { status: 200, body: Buffer.alloc(200_000) });
    expect(await probe(destination, { answerBytes: 64_000 })).toEqual({ kind: "answered", status: 0 });
  });

  test("tells nobody from a refusal to trust", async () => {
    const { destination } = await startApplianceTest();
    expect(await probe({ ...destination, ...at(await nobodysPort()) })).toMatchObject({ kind: "unreachable" });
    expect(await probe({ ...destination, identity: "other.example.com" })).toMatchObject({ kind: "tls-untrusted" });
  });
});

describe("closing", () => {
  test("ends a look that waits for a handshake, at once, and the handshake with it", async () => {
    const { client } = await startApplianceTest();
    const connected = Promise.withResolvers<void>();
    const disconnected = Promise.withResolvers<void>();
    const port = await startTcpServer((socket) => {
      socket.once("data", () => connected.resolve());
      socket.once("close", () => disconnected.resolve());
    });
    const appliance = client({ destination: at(port), limits: { handshakeMs: 600_000 } });
    const look = appliance.readHealth();
    await connected.promise;
    await appliance.close();
    expect((await look).outcome.kind).toBe("unreachable");
    await disconnected.promise;
  });

  test("ends a look that waits for an answer, at once", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client({ limits: { answerMs: 600_000 } });
    const asked = new Promise<void>((resolve) => {
      server.answer(routes.health, () => {
        resolve();
        return undefined;
      });
    });
    const look = appliance.readHealth();
    await asked;
    await appliance.close();
    expect((await look).outcome.kind).toBe("unreachable");
  });

  test("ends the probes by their signal, before and while they connect", async () => {
    const { destination } = await startApplianceTest();
    const patient = { ...limits, handshakeMs: 600_000 };
    const closing = new AbortController();
    const port = await startTcpServer((socket) => socket.once("data", () => closing.abort()));
    const silent = { ...destination, ...at(port) };
    const running = [
      readServedCertificate(silent, patient, closing.signal),
      probePlainHealth(silent, patient, closing.signal),
    ];
    for (const outcome of await Promise.all(running)) expect(outcome.kind).toBe("unreachable");
    expect(await readServedCertificate(destination, patient, closing.signal)).toMatchObject({ code: "ECANCELED" });
    expect(await probePlainHealth(destination, patient, closing.signal)).toMatchObject({ kind: "unreachable" });
  });
});
