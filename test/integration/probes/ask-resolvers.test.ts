/** What each resolver says about the site name, asked of real DNS servers. */
import { describe, expect, test } from "vitest";
import { askResolvers } from "../../../electron/core/probes/ask-resolvers.ts";
import { startDnsServer, startUselessDnsServer, zone } from "../../support/dns/start-dns-server.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { definePair } from "../../support/observations.ts";

const never = new AbortController().signal;
const host = `support.${zone}`;
const clock = createFakeClock();
const at = new Date(clock.nowMs()).toISOString();

const ask = (servers: string[], { timeoutMs = 5_000, signal = never, name = host } = {}) =>
  askResolvers(definePair({ site: { host: name, port: 443 } }), clock, signal, { servers, timeoutMs });

describe("the resolvers of this computer", () => {
  test("are each asked on their own, so that one that still tells the old address is seen", async () => {
    const moved = await startDnsServer([{ name: host, addresses: ["192.0.2.8"], ttlSeconds: 60 }]);
    const old = await startDnsServer([{ name: host, addresses: ["192.0.2.7", "2001:db8::7"], ttlSeconds: 3600 }]);
    expect(await ask([moved, old])).toEqual([
      { resolver: "this computer", addresses: ["192.0.2.8"], ttlSeconds: 60, error: null, at },
      { resolver: moved, addresses: ["192.0.2.8"], ttlSeconds: 60, error: null, at },
      { resolver: old, addresses: ["192.0.2.7", "2001:db8::7"], ttlSeconds: 3600, error: null, at },
    ]);
  });

  test("that do not know the name, or are asked in vain, say so beside those that do", async () => {
    const known = await startDnsServer([{ name: host, addresses: ["192.0.2.8"], ttlSeconds: 60 }]);
    const ignorant = await startDnsServer([]);
    const silent = await startUselessDnsServer(null);
    const views = await ask([known, ignorant, silent], { timeoutMs: 1_000 });
    expect(views.slice(1)).toMatchObject([
      { addresses: ["192.0.2.8"], error: null },
      { addresses: [], ttlSeconds: null, error: "ENOTFOUND" },
      { addresses: [], ttlSeconds: null, error: expect.stringMatching(/^E(TIMEOUT|CANCELLED)$/) },
    ]);
  });

  test("are not waited for longer than the limit", async () => {
    const silent = await startUselessDnsServer(null);
    const begun = performance.now();
    await ask([silent], { timeoutMs: 200 });
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test("are asked nothing about a site that is an address, or whose address the pair fixes", async () => {
    const server = await startUselessDnsServer(null);
    expect(await ask([server], { name: "192.0.2.7" })).toEqual([]);
    expect(await ask([server], { name: "2001:db8::7" })).toEqual([]);
    const pair = definePair({ site: { host, port: 443, connect: ["127.0.0.1:9443"] } });
    expect(await askResolvers(pair, clock, never, { servers: [server] })).toEqual([]);
  });

  test("end with the signal", async () => {
    const silent = await startUselessDnsServer(null);
    const ending = new AbortController();
    const asked = ask([silent], { timeoutMs: 30_000, signal: ending.signal });
    ending.abort();
    const views = await asked;
    expect(views.map(({ error }) => error)).toEqual([expect.any(String), expect.any(String)]);
  });
});
