import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callAppliance, servedFingerprint } from "../../support/appliance-call.ts";
import { makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";

let appliance: TestAppliance;
const served = (servername?: string) => servedFingerprint(appliance.process.port, servername ? { servername } : {});

beforeAll(async () => {
  appliance = await makeTestAppliance();
  await appliance.process.start();
});
afterAll(() => appliance.close());

test("the site certificate is served for each of the site's names, in any case", async () => {
  const names = ["support", "site1", "site2", "SUPPORT"].map((name) => `${name}.practice.example`);
  const fingerprints = new Set(await Promise.all(names.map((name) => served(name))));
  expect(fingerprints.size).toBe(1);
});

test("without a name and with a wrong one the default certificate is served", async () => {
  const [site, none, wrong] = await Promise.all([
    served("support.practice.example"),
    served(),
    served("www.example.com"),
  ]);
  expect(none).toBe(wrong);
  expect(none).not.toBe(site);
});

test("versions before TLS 1.2 are refused", async () => {
  const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
  await expect(servedFingerprint(appliance.process.port, old)).rejects.toThrow();
});

test("a caller that trusts the pair's authority is content, one that does not is not", async () => {
  const target = appliance.target();
  expect((await callAppliance(target, "GET", "/check_health")).status).toBe(200);
  const other = await makeTestAppliance();
  await expect(callAppliance({ ...target, ca: other.target().ca }, "GET", "/check_health")).rejects.toThrow();
  await other.close();
});

test("a caller that checks for another name is not content", async () => {
  const target = { ...appliance.target(), servername: "www.example.com" };
  await expect(callAppliance(target, "GET", "/check_health")).rejects.toMatchObject({
    code: "ERR_TLS_CERT_ALTNAME_INVALID",
  });
});

test.each([
  ["plain HTTP", "GET /check_health HTTP/1.1\r\n\r\n"],
  ["noise", "\u0000\u0001 this is no handshake \u00ff"],
])("%s on the TLS port ends that connection and nothing else", async (_, bytes) => {
  const socket = connect(appliance.process.port, "127.0.0.1", () => socket.end(bytes));
  socket.on("error", () => undefined).resume();
  await once(socket, "close");
  expect((await callAppliance(appliance.target(), "GET", "/check_health")).status).toBe(200);
});

test.each([
  ["a request line that is none", "HELLO\r\n\r\n"],
  ["a target that is no path", "GET //[ HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["a body that breaks off", "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\ngrant"],
])("%s ends that connection and nothing else", async (_, bytes) => {
  const { port, ca, servername } = appliance.target();
  const socket = connectTls({ host: "127.0.0.1", port, ca, servername }, () => socket.end(bytes));
  socket.on("error", () => undefined).resume();
  // However it ends: with an answer or with a reset.
  await new Promise((resolve) => socket.once("close", resolve));
  expect((await callAppliance(appliance.target(), "GET", "/check_health")).status).toBe(200);
  expect(appliance.faults).toEqual([]);
});
