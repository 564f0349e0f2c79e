/** Certificates that are not believed: shown whole, so that a person can compare them, and sent nothing. */
import { expect, test } from "vitest";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { siteHost, startServer, testCa } from "../../support/appliance-test.ts";
import { openConnectionBench, stateOf, summary } from "../../support/connection-test.ts";
import { answerHealthy } from "../../support/sample-server.ts";
import { createTestCa, makeSelfSigned, type ServerIdentity } from "../../support/test-ca.ts";

const company = async (): Promise<TlsSettings> => ({ trust: "ca", ca: (await testCa).pem, serverName: siteHost });

test.each<{ what: string; identity: () => Promise<ServerIdentity>; tls?: TlsSettings; code: RegExp }>([
  {
    what: "from an unknown authority",
    identity: async () => (await createTestCa("Another authority")).issue({ dns: [siteHost] }),
    code: /^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/,
  },
  { what: "that signed itself", identity: () => makeSelfSigned({ dns: [siteHost] }), code: /^DEPTH_ZERO_SELF_SIGNED/ },
  {
    what: "that has expired",
    identity: async () => (await testCa).issue({ dns: [siteHost], validDays: { from: -30, to: -1 } }),
    code: /^CERT_HAS_EXPIRED$/,
  },
  {
    what: "for another name",
    identity: async () => (await testCa).issue({ dns: ["other.example.com"] }),
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
  },
  {
    what: "other than the pinned one",
    identity: async () => (await testCa).issue({ dns: [siteHost] }),
    tls: { trust: "pin", pin: "0".repeat(64) },
    code: /^PIN_CHANGED$/,
  },
])("a certificate $what fails at trust and is told whole; nothing was sent", async ({ identity, tls, code }) => {
  const shown = await identity();
  const server = await startServer(shown);
  const bench = openConnectionBench();
  const layers = await bench.run({
    appliance: { host: "127.0.0.1", port: server.port, tls: tls ?? (await company()), clientId: "monitor" },
    secret: "s3cret",
  });
  expect(summary(layers)).toBe("address:passed tcp:passed tls:passed trust:failed");
  expect(stateOf(layers, "tls")).toMatchObject({ found: { protocol: "TLSv1.3" } });
  expect(stateOf(layers, "trust")).toMatchObject({
    problem: {
      kind: "tls-untrusted",
      code: expect.stringMatching(code),
      sha256: shown.sha256,
      certificate: {
        sha256: shown.sha256,
        subject: expect.stringMatching(/^CN=/),
        issuer: expect.stringMatching(/^CN=/),
        notBefore: expect.stringMatching(/Z$/),
        notAfter: expect.stringMatching(/Z$/),
        names: expect.any(Array),
      },
    },
  });
  await server.untilIdle();
  expect(server.receivedBytes).toBe(0);
  expect(bench.logged()).toEqual([]);
});

test("the fingerprint that was told can be pinned, and then everything passes", async () => {
  const server = await startServer(await makeSelfSigned({ dns: ["factory"], validDays: { from: -30, to: -1 } }));
  answerHealthy(server, "primary");
  const bench = openConnectionBench();
  const tested = (tls: TlsSettings) =>
    bench.run({ appliance: { host: "127.0.0.1", port: server.port, tls, clientId: "m" }, secret: "right secret" });
  const refused = stateOf(await tested({ trust: "system" }), "trust");
  const pin = refused.state === "failed" ? (refused.problem.sha256 ?? "") : "";
  expect(summary(await tested({ trust: "pin", pin }))).toBe(
    "address:passed tcp:passed tls:passed trust:passed token:passed permission:passed product:passed role:passed",
  );
});

test("the site's name is rehearsed at the appliance's address, and where it leads is told", async () => {
  const server = await startServer(await (await testCa).issue({ dns: ["site1.example.com"] }));
  const layers = await openConnectionBench().run({
    appliance: {
      host: "127.0.0.1",
      port: server.port,
      tls: { trust: "ca", ca: (await testCa).pem, serverName: "site1.example.com" },
    },
    site: { host: siteHost, port: 443, connect: ["127.0.0.1:9443"] },
  });
  expect(stateOf(layers, "trust")).toMatchObject({
    state: "passed",
    found: {
      certificate: { names: ["site1.example.com"] },
      site: {
        host: siteHost,
        certificate: { kind: "served", refusal: "ERR_TLS_CERT_ALTNAME_INVALID" },
        address: { kind: "fixed", addresses: ["127.0.0.1:9443"] },
      },
    },
  });
  // Without a client id there is nobody to log in as.
  expect(stateOf(layers, "token")).toMatchObject({ problem: { kind: "no-client-id" } });
});
