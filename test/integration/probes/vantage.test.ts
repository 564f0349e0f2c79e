import { createServer, type Server } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { answersTcp } from "../../../electron/core/probes/answers-tcp.ts";
import { askVantage } from "../../../electron/core/probes/vantage.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { definePair } from "../../support/observations.ts";

const never = new AbortController().signal;

async function listen(): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(close);
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, close };
}

/** Both appliances at ports of this computer. */
function pairAt(ports: [number, number], vantage?: string[]): PairDefinition {
  const { appliances, ...pair } = definePair();
  const [first, second] = appliances;
  return {
    ...pair,
    appliances: [
      { ...first, host: "127.0.0.1", port: ports[0] },
      { ...second, host: "127.0.0.1", port: ports[1] },
    ],
    ...(vantage ? { vantage } : {}),
  };
}

async function closedPort(): Promise<number> {
  const { port, close } = await listen();
  await close();
  return port;
}

describe("the vantage", () => {
  test("is in sight while an address of its list accepts a connection", async () => {
    const [dead, target] = [await closedPort(), await listen()];
    const outcome = await askVantage(pairAt([dead, dead], [`127.0.0.1:${dead}`, `127.0.0.1:${target.port}`]), never);
    expect(outcome).toEqual({ kind: "in-sight", by: `127.0.0.1:${target.port}: accepted` });
  });

  test("is lost when nothing of its list and nothing of the pair answers, with what was tried", async () => {
    const dead = await closedPort();
    const target = await closedPort();
    expect(await askVantage(pairAt([dead, dead], [`127.0.0.1:${target}`]), never)).toEqual({
      kind: "lost",
      tried: [`127.0.0.1:${target}: ECONNREFUSED`],
    });
  });

  test("is in sight while one appliance accepts a connection, whatever the list says", async () => {
    const [dead, alive] = [await closedPort(), await listen()];
    const outcome = await askVantage(pairAt([dead, alive.port], [`127.0.0.1:${dead}`]), never);
    expect(outcome).toEqual({ kind: "in-sight", by: `127.0.0.1:${alive.port}: accepted` });
  });

  test("is in sight of a pair on this computer without asking anybody", async () => {
    const dead = await closedPort();
    expect((await askVantage(pairAt([dead, dead]), never)).kind).toBe("in-sight");
  });

  test("ends when it is no longer wanted", async () => {
    const closing = new AbortController();
    const asking = askVantage(pairAt([9, 9], ["192.0.2.1:9"]), closing.signal);
    closing.abort();
    expect((await asking).kind).toBe("lost");
  });
});

describe("a TCP port", () => {
  test("accepts, or refuses, or is not asked at all", async () => {
    const alive = await listen();
    expect(await answersTcp({ host: "127.0.0.1", port: alive.port }, 4000, never)).toBe("accepted");
    expect(await answersTcp({ host: "127.0.0.1", port: await closedPort() }, 4000, never)).toBe("ECONNREFUSED");
    const aborted = AbortSignal.abort();
    expect(await answersTcp({ host: "127.0.0.1", port: alive.port }, 4000, aborted)).toBe("ECANCELED");
  });
});
