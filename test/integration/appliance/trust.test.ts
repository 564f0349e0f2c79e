import { describe, expect, test } from "vitest";
import { readServedCertificate } from "../../../electron/core/probes/served-certificate.ts";
import type { TlsSettings } from "../../../shared/domain/pair.ts";
import { goodIdentity, limits, siteHost, startApplianceTest, testCa } from "../../support/appliance-test.ts";
import { routes } from "../../support/sample-server.ts";
import { createTestCa, makeSelfSigned, type ServerIdentity } from "../../support/test-ca.ts";

const never = new AbortController().signal;

interface BadCase {
  what: string;
  identity: () => Promise<ServerIdentity>;
  trust?: (shown: ServerIdentity) => TlsSettings;
  code: string | RegExp;
}

const badCases: BadCase[] = [
  {
    what: "from an authority that is not trusted",
    identity: async () => (await createTestCa("Another authority")).issue({ dns: [siteHost] }),
    code: /^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/,
  },
  {
    what: "that has expired",
    identity: async () => (await testCa).issue({ dns: [siteHost], validDays: { from: -30, to: -1 } }),
    code: "CERT_HAS_EXPIRED",
  },
  {
    what: "that is not valid yet",
    identity: async () => (await testCa).issue({ dns: [siteHost], validDays: { from: 1, to: 30 } }),
    code: "CERT_NOT_YET_VALID",
  },
  {
    what: "for another name",
    identity: async () => (await testCa).issue({ dns: ["other.example.com", `x.${siteHost}`], ips: ["127.0.0.1"] }),
    code: "ERR_TLS_CERT_ALTNAME_INVALID",
  },
  {
    what: "that is signed by itself",
    identity: () => makeSelfSigned({ dns: [siteHost] }),
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
  },
  {
    what: "other than the pinned one, though its authority is trusted elsewhere",
    identity: () => goodIdentity,
    trust: () => ({ trust: "pin", pin: "0".repeat(64) }),
    code: "PIN_CHANGED",
  },
  {
    what: "from a company's authority, when only the system's are trusted",
    identity: () => goodIdentity,
    trust: () => ({ trust: "system" }),
    code: /^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/,
  },
];

describe.each(badCases)("an appliance that shows a certificate $what", ({ identity, trust, code }) => {
  test("is sent nothing at all, and the outcome tells the code and what was shown", async () => {
    const shown = await identity();
    const { server, client, destination } = await startApplianceTest(shown);
    const appliance = client({ destination: { trust: trust?.(shown) ?? destination.trust } });
    for (let look = 0; look < 2; look += 1) {
      const { api, outcome } = await appliance.readHealth();
      expect(api).toBe("none");
      expect(outcome).toEqual({ kind: "tls-untrusted", code: expect.stringMatching(code), sha256: shown.sha256 });
    }
    await server.untilIdle();
    expect(server.connections).toBe(2);
    expect(server.receivedBytes).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test("is still examined by the certificate probe, which sends nothing either", async () => {
    const shown = await identity();
    const { server, destination } = await startApplianceTest(shown);
    const settings = { ...destination, trust: trust?.(shown) ?? destination.trust };
    expect(await readServedCertificate(settings, limits, never)).toMatchObject({
      kind: "served",
      refusal: expect.stringMatching(code),
      certificate: { sha256: shown.sha256 },
    });
    await server.untilIdle();
    expect(server.receivedBytes).toBe(0);
  });
});

describe("an appliance that is trusted", () => {
  test("by its pin alone may have signed itself, expired, and bear another name", async () => {
    const shown = await makeSelfSigned({ dns: ["factory"], validDays: { from: -30, to: -1 } });
    const { client } = await startApplianceTest(shown);
    const appliance = client({ destination: { trust: { trust: "pin", pin: shown.sha256 } } });
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
  });

  test("by its authority may bear the name as a wildcard", async () => {
    const shown = await (await testCa).issue({ dns: ["*.example.com"] });
    const { client } = await startApplianceTest(shown);
    expect((await client().readHealth()).outcome.kind).toBe("answered");
  });

  test("under an IP address needs that address in the certificate and is sent no server name", async () => {
    const shown = await (await testCa).issue({ dns: [siteHost], ips: ["127.0.0.1"] });
    const { server, client } = await startApplianceTest(shown);
    const appliance = client({ destination: { identity: "127.0.0.1", identityPort: server.port } });
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
    expect(server.requests[0]).toMatchObject({ sni: null, headers: { host: `127.0.0.1:${server.port}` } });
    const other = client({ destination: { identity: "127.0.0.2" } });
    expect((await other.readHealth()).outcome).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });
});

describe("the certificate probe", () => {
  test("tells what is served and that a strict client accepts it", async () => {
    const shown = await (await testCa).issue({ dns: [siteHost, "site1.example.com"], ips: ["127.0.0.1", "::1"] });
    const { destination } = await startApplianceTest(shown);
    const outcome = await readServedCertificate(destination, limits, never);
    expect(outcome).toEqual({
      kind: "served",
      refusal: null,
      clientRefusal: null,
      certificate: {
        sha256: shown.sha256,
        subject: `CN=${siteHost}`,
        issuer: "CN=Test authority",
        notBefore: expect.stringMatching(/^\d{4}-.*Z$/),
        notAfter: expect.stringMatching(/^\d{4}-.*Z$/),
        names: [siteHost, "site1.example.com", "127.0.0.1", "0:0:0:0:0:0:0:1"],
        // The authority is not sent, and it is not added from our own store.
        chain: [
          {
            sha256: shown.sha256,
            subject: `CN=${siteHost}`,
            issuer: "CN=Test authority",
            notBefore: expect.stringMatching(/^\d{4}-.*Z$/),
            notAfter: expect.stringMatching(/^\d{4}-.*Z$/),
            isSelfSigned: false,
          },
        ],
      },
    });
  });

  test("asks under the configured name, whatever the address is called", async () => {
    const { server, destination, client } = await startApplianceTest();
    await readServedCertificate(destination, limits, never);
    await client().readHealth();
    expect(server.requests.map(({ sni }) => sni)).toEqual([siteHost, siteHost, siteHost]);
  });
});

describe("one connection", () => {
  test("carries one request, asks to be closed, and names the identity and not the address", async () => {
    const { server, client } = await startApplianceTest();
    await client().readHealth();
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2, 3]);
    for (const { headers, sni } of server.requests) {
      expect(headers.connection).toBe("close");
      expect(headers.host).toBe(siteHost);
      expect(sni).toBe(siteHost);
    }
    expect(server.requests.map(({ route }) => route)).toEqual([routes.token, routes.info, routes.health]);
  });

  test("is judged anew each time, so a certificate that changes between two looks is noticed", async () => {
    const first = await startApplianceTest();
    const pinned = (await goodIdentity).sha256;
    const appliance = first.client({ destination: { trust: { trust: "pin", pin: pinned } } });
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
    const renewed = await first.ca.issue({ dns: [siteHost] });
    first.server.changeCertificate(renewed);
    expect((await appliance.readHealth()).outcome).toEqual({
      kind: "tls-untrusted",
      code: "PIN_CHANGED",
      sha256: renewed.sha256,
    });
  });
});
