/** Names, ports and handshakes that fail: each stops the climb at its own layer, and nothing secret was sent. */
import { describe, expect, test, vi } from "vitest";
import { openConnectionBench, stateOf, summary } from "../../support/connection-test.ts";
import { startRawServer } from "../../support/raw-server.ts";

const system = { trust: "system" as const };
const at = (port: number, host = "127.0.0.1") => ({ appliance: { host, port, tls: system, clientId: "monitor" } });

describe("a name", () => {
  test("that nobody knows fails at the address", async () => {
    const bench = openConnectionBench();
    const layers = await bench.run({ ...at(443, "nobody.invalid"), secret: "s3cret" });
    expect(summary(layers)).toBe("address:failed");
    expect(stateOf(layers, "address")).toMatchObject({
      tookMs: expect.any(Number),
      problem: { kind: "unreachable", layer: "dns", code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) },
    });
  });

  test("that is an address asks nobody, and one of this computer's own list is found", async () => {
    const { port } = await startRawServer((socket) => socket.end("hello\n"));
    const bench = openConnectionBench();
    expect(stateOf(await bench.run(at(port)), "address")).toMatchObject({
      found: { kind: "fixed", addresses: ["127.0.0.1"] },
    });
    expect(stateOf(await bench.run(at(port, "localhost")), "address")).toMatchObject({
      state: "passed",
      found: { kind: "resolved", addresses: expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]) },
    });
  });
});

test("a port where nobody listens fails at TCP", async () => {
  const layers = await openConnectionBench().run(at(9));
  expect(summary(layers)).toBe("address:passed tcp:failed");
  expect(stateOf(layers, "tcp")).toMatchObject({ problem: { layer: "tcp", code: "ECONNREFUSED" } });
});

describe("a port that takes the connection", () => {
  test("and stays silent fails at TLS when its time is up", async () => {
    const { port } = await startRawServer(() => undefined);
    const layers = await openConnectionBench({ limits: { handshakeMs: 200 } }).run(at(port));
    expect(summary(layers)).toBe("address:passed tcp:passed tls:failed");
    expect(stateOf(layers, "tls")).toMatchObject({ problem: { layer: "tls", code: "HANDSHAKE_TIMEOUT" } });
  });

  test("and resets it fails at TLS", async () => {
    const { port } = await startRawServer((socket) => socket.on("data", () => socket.resetAndDestroy()));
    const layers = await openConnectionBench().run(at(port));
    expect(stateOf(layers, "tls")).toMatchObject({ problem: { layer: "tls", code: "ECONNRESET" } });
  });

  test("and speaks plain HTTP fails at TLS", async () => {
    const { port } = await startRawServer((socket) =>
      socket.on("data", () => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")),
    );
    const layers = await openConnectionBench().run(at(port));
    expect(summary(layers)).toBe("address:passed tcp:passed tls:failed");
    expect(stateOf(layers, "tls")).toMatchObject({
      problem: { layer: "tls", code: expect.stringMatching(/^(ERR_SSL_|EPROTO)/) },
    });
  });
});

test("every layer is told as waiting, running and passed or failed, in order, and what is above a failure is skipped", async () => {
  const seen: string[] = [];
  for await (const { layers } of openConnectionBench().follow(at(9))) {
    seen.push(layers.map(({ state }) => state[0]).join(""));
  }
  // waiting, running, passed, failed, skipped
  expect(seen).toEqual(["rwwwwwww", "prwwwwww", "pfssssss"]);
});

test("a reader that goes away ends the connection, and nothing more is told", async () => {
  const { port, open } = await startRawServer(() => undefined);
  const leaving = new AbortController();
  const told: string[] = [];
  for await (const { layers } of openConnectionBench({ limits: { handshakeMs: 60_000 } }).follow(
    at(port),
    leaving.signal,
  )) {
    told.push(summary(layers));
    if (layers[2].state !== "running") continue;
    setTimeout(() => leaving.abort(), 50);
  }
  expect(told.at(-1)).toMatch(/tls:running/);
  await vi.waitFor(() => expect(open()).toBe(0));
});

test("closing the service ends what is under way", async () => {
  const { port, open } = await startRawServer(() => undefined);
  const bench = openConnectionBench({ limits: { handshakeMs: 60_000 } });
  for await (const { layers } of bench.follow(at(port))) if (layers[2].state === "running") bench.service.close();
  await vi.waitFor(() => expect(open()).toBe(0));
});
