/** Where the site name leads, asked of a real DNS server. */
import { describe, expect, test } from "vitest";
import { findSiteAddress } from "../../../electron/core/probes/site-address.ts";
import { startDnsServer, startUselessDnsServer, zone } from "../../support/dns/start-dns-server.ts";
import { definePair } from "../../support/observations.ts";

const never = new AbortController().signal;
const host = `support.${zone}`;
/** Generous where an answer comes, short where none does. */
const patientMs = 5_000;
const impatientMs = 300;

const leadsTo = (servers: string[], { timeoutMs = patientMs, signal = never } = {}) =>
  findSiteAddress(definePair({ site: { host, port: 443 } }), signal, { servers, timeoutMs });

const nowhere = { kind: "unresolved", code: expect.stringMatching(/^E[A-Z_]+$/) };

describe("a DNS server that knows the site name", () => {
  test("tells its IPv4 address and how long the answer may be kept", async () => {
    const server = await startDnsServer([{ name: host, addresses: ["192.0.2.7"], ttlSeconds: 120 }]);
    expect(await leadsTo([server])).toEqual({ kind: "resolved", addresses: ["192.0.2.7"], ttlSeconds: 120 });
  });

  test("tells its IPv6 address where it has no other", async () => {
    const server = await startDnsServer([{ name: host, addresses: ["2001:db8::7"], ttlSeconds: 60 }]);
    expect(await leadsTo([server])).toEqual({ kind: "resolved", addresses: ["2001:db8::7"], ttlSeconds: 60 });
  });

  test("tells both, in an order that does not change from look to look", async () => {
    const addresses = ["192.0.2.7", "2001:db8::7"];
    const server = await startDnsServer([{ name: host, addresses, ttlSeconds: 300 }]);
    for (let look = 0; look < 5; look += 1) {
      expect(await leadsTo([server])).toEqual({ kind: "resolved", addresses, ttlSeconds: 300 });
    }
  });

  test("is believed when it says that an answer may not be kept at all", async () => {
    const server = await startDnsServer([{ name: host, addresses: ["192.0.2.7"], ttlSeconds: 0 }]);
    expect(await leadsTo([server])).toEqual({ kind: "resolved", addresses: ["192.0.2.7"], ttlSeconds: 0 });
  });

  test("tells the new address at the next look after the name was swung", async () => {
    const before = await startDnsServer([{ name: host, addresses: ["192.0.2.7"], ttlSeconds: 60 }]);
    const after = await startDnsServer([{ name: host, addresses: ["192.0.2.8"], ttlSeconds: 60 }]);
    expect(await leadsTo([before])).toMatchObject({ addresses: ["192.0.2.7"] });
    expect(await leadsTo([after])).toMatchObject({ addresses: ["192.0.2.8"] });
  });
});

describe("no useful answer", () => {
  test("a name that the server does not have leads nowhere", async () => {
    const server = await startDnsServer([{ name: `other.${zone}`, addresses: ["192.0.2.7"], ttlSeconds: 60 }]);
    expect(await leadsTo([server])).toEqual(nowhere);
  });

  test.each([
    ["fails", 2],
    ["refuses", 5],
  ] as const)("a server that %s leaves the name unresolved", async (_what, code) => {
    expect(await leadsTo([await startUselessDnsServer(code)])).toEqual(nowhere);
  });

  test("a server that is silent leaves the name unresolved", async () => {
    expect(await leadsTo([await startUselessDnsServer(null)], { timeoutMs: impatientMs })).toEqual(nowhere);
  });

  test("a silent server is passed over for one that answers", async () => {
    const silent = await startUselessDnsServer(null);
    const server = await startDnsServer([{ name: host, addresses: ["192.0.2.7"], ttlSeconds: 60 }]);
    const found = await leadsTo([silent, server], { timeoutMs: 1_000 });
    expect(found).toEqual({ kind: "resolved", addresses: ["192.0.2.7"], ttlSeconds: 60 });
  });

  test("a look that is called off does not wait for a silent server", async () => {
    const calledOff = new AbortController();
    const silent = await startUselessDnsServer(null);
    const asked = leadsTo([silent], { timeoutMs: 600_000, signal: calledOff.signal });
    calledOff.abort();
    expect(await asked).toEqual(nowhere);
  });
});
