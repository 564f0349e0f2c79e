/** What nine real handshakes find, of certificates that OpenSSL made. */
import { describe, expect, test } from "vitest";
import {
  serveCertificate,
  servePlainHttp,
  serveSilence,
  serving,
} from "../../support/certificates/certificate-server.ts";
import {
  cellOf,
  closedAfterTest,
  gridLimits,
  pairServedBy,
  readGridOf,
  servedAt,
  siteHost,
} from "../../support/certificates/grid-test.ts";
import { openSiteWorkshop } from "../../support/certificates/site-workshop.ts";

const { workshop, root, between, leaf, trust } = await openSiteWorkshop("site1.example.com");

const serve = async (...asked: Parameters<typeof serveCertificate>) =>
  closedAfterTest(await serveCertificate(...asked));
const fingerprints = ({ chain }: { chain: { sha256: string }[] }) => chain.map(({ sha256 }) => sha256);

describe("nine handshakes", () => {
  test("find the chain as it was sent everywhere, and that clients accept it", async () => {
    const [a, b] = [await serve(serving(leaf, between)), await serve(serving(leaf, between))];
    const grid = await readGridOf(pairServedBy([a, b], trust));
    expect(grid.cells.map(({ target, sni }) => `${target} ${sni}`)).toEqual(
      ["site1", "site2", "site"].flatMap((target) => ["site", "none", "wrong"].map((sni) => `${target} ${sni}`)),
    );
    for (const { outcome } of grid.cells) {
      expect(outcome).toMatchObject({
        kind: "served",
        protocol: "TLSv1.3",
        cipher: "TLS_AES_256_GCM_SHA384",
        stapled: null,
        refusal: null,
        clientRefusal: null,
      });
      expect(outcome.kind === "served" && fingerprints(outcome)).toEqual([leaf.sha256, between.sha256]);
    }
    expect(servedAt(grid, "site1").chain[0]).toMatchObject({
      subject: `CN=${siteHost}`,
      issuer: "CN=Test intermediate",
      names: [siteHost, "site1.example.com"],
      key: { type: "EC", bits: 256, curve: "P-256" },
      digest: "SHA-256",
      usages: ["digitalSignature", "keyEncipherment"],
      extendedUsages: ["serverAuth"],
      isCa: false,
      isSelfSigned: false,
    });
  });

  test("are under way at the same time, so that all take as long as the slowest", async () => {
    const silent = closedAfterTest(await serveSilence());
    await readGridOf(pairServedBy([silent, silent], trust), { ...gridLimits, handshakeMs: 300 });
    expect(silent.mostAtOnce()).toBe(9);
  });

  test("tell a handshake that hangs and keep what the others found", async () => {
    const silent = closedAfterTest(await serveSilence());
    const good = await serve(serving(leaf, between));
    const grid = await readGridOf(pairServedBy([good, silent], trust), { ...gridLimits, handshakeMs: 1000 });
    expect(cellOf(grid, "site2").outcome).toEqual({ kind: "unreachable", layer: "tls", code: "HANDSHAKE_TIMEOUT" });
    expect(servedAt(grid, "site1").refusal).toBeNull();
  });

  test("tell plain HTTP on the port as a broken handshake", async () => {
    const plain = closedAfterTest(await servePlainHttp());
    const grid = await readGridOf(pairServedBy([await serve(serving(leaf, between)), plain], trust));
    expect(cellOf(grid, "site2", "none").outcome).toMatchObject({ kind: "unreachable", layer: "tls" });
  });

  test("tell a port where nobody listens", async () => {
    const gone = await serveCertificate(serving(leaf, between));
    await gone.close();
    const grid = await readGridOf(pairServedBy([await serve(serving(leaf, between)), gone], trust));
    expect(cellOf(grid, "site2").outcome).toEqual({ kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" });
  });
});

describe("what is served", () => {
  const find = async (...asked: Parameters<typeof serveCertificate>) => {
    const server = await serve(...asked);
    return readGridOf(pairServedBy([server, server], trust));
  };

  test("is refused without the intermediate", async () => {
    const served = servedAt(await find(serving(leaf)), "site2");
    expect(fingerprints(served)).toEqual([leaf.sha256]);
    expect(served.refusal).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  test("keeps the order of the server, also a wrong one and with the root", async () => {
    const wrong = servedAt(await find(serving(leaf, root, between)), "site1");
    expect(fingerprints(wrong)).toEqual([leaf.sha256, root.sha256, between.sha256]);
    expect(wrong.chain[1]).toMatchObject({ isSelfSigned: true, isCa: true });
  });

  test("has expired, as leaf or as intermediate", async () => {
    const old = await between.issue({ name: siteHost, dns: [siteHost], from: -100, to: -1 });
    expect(servedAt(await find(serving(old, between)), "site2").refusal).toBe("CERT_HAS_EXPIRED");
    const oldBetween = await root.authority({ name: "Old intermediate", from: -300, to: -1 });
    const under = await oldBetween.issue({ name: siteHost, dns: [siteHost] });
    expect(servedAt(await find(serving(under, oldBetween)), "site2").refusal).toBe("CERT_HAS_EXPIRED");
  });

  test("is the factory's own to whoever names nobody or somebody else", async () => {
    const factory = await workshop.selfSigned({ name: "factory", dns: ["factory"] });
    const grid = await find(serving(factory), { named: { host: siteHost, serving: serving(leaf, between) } });
    expect(servedAt(grid, "site2").refusal).toBeNull();
    for (const sni of ["none", "wrong"] as const) {
      expect(servedAt(grid, "site2", sni)).toMatchObject({
        chain: [{ sha256: factory.sha256, isSelfSigned: true }],
        refusal: "DEPTH_ZERO_SELF_SIGNED_CERT",
      });
    }
  });

  test("is signed with a weak digest, by a short key", async () => {
    const weak = await between.issue({ name: siteHost, dns: [siteHost], digest: "sha1", key: "rsa1024" });
    expect(servedAt(await find(serving(weak, between)), "site2").chain[0]).toMatchObject({
      digest: "SHA-1",
      key: { type: "RSA", bits: 1024 },
    });
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)("is read the same where the server speaks %s alone", async (version) => {
    const served = servedAt(await find(serving(leaf, between), { minVersion: version, maxVersion: version }), "site");
    expect(served).toMatchObject({ protocol: version, refusal: null });
    expect(fingerprints(served)).toEqual([leaf.sha256, between.sha256]);
  });

  test("does not carry the site's name", async () => {
    const other = await between.issue({ name: "other.example.com", dns: ["other.example.com"] });
    expect(servedAt(await find(serving(other, between)), "site2").refusal).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  test("is another key under the same subject", async () => {
    const other = await between.issue({ name: siteHost, dns: [siteHost, "site1.example.com"] });
    const [a, b] = [await serve(serving(leaf, between)), await serve(serving(other, between))];
    const grid = await readGridOf(pairServedBy([a, b], trust));
    const [mine, theirs] = [servedAt(grid, "site1").chain[0], servedAt(grid, "site2").chain[0]];
    expect(mine?.subject).toBe(theirs?.subject);
    expect(mine?.keySha256).not.toBe(theirs?.keySha256);
  });

  test("is the same key under a renewed certificate, and the same leaf under another chain", async () => {
    const renewed = await between.issue({ name: siteHost, dns: [siteHost], keyPath: leaf.keyPath, to: 180 });
    const otherRoot = await workshop.root("Other root");
    const crossed = await otherRoot.authority({ name: "Test intermediate", keyPath: between.keyPath });
    const [a, b] = [await serve(serving(leaf, crossed)), await serve(serving(renewed, between))];
    const grid = await readGridOf(pairServedBy([a, b], trust));
    const [mine, theirs] = [servedAt(grid, "site1"), servedAt(grid, "site2")];
    expect(mine.chain[0]?.keySha256).toBe(theirs.chain[0]?.keySha256);
    expect(mine.chain[0]?.sha256).not.toBe(theirs.chain[0]?.sha256);
    expect(mine.chain[1]?.keySha256).toBe(theirs.chain[1]?.keySha256);
    expect(mine.chain[1]?.sha256).toBe(crossed.sha256);
  });

  test("is judged by pin and, as a client sees it, by this computer's authorities", async () => {
    const server = await serve(serving(leaf, between));
    const right = await readGridOf(pairServedBy([server, server], { trust: "pin", pin: leaf.sha256 }));
    expect(servedAt(right, "site2")).toMatchObject({
      refusal: null,
      clientRefusal: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    });
    const wrong = await readGridOf(pairServedBy([server, server], { trust: "pin", pin: root.sha256 }));
    expect(servedAt(wrong, "site2").refusal).toBe("PIN_CHANGED");
  });

  test("is checked against the address where the site is one", async () => {
    const server = await serve(serving(leaf, between));
    const grid = await readGridOf(pairServedBy([server, server], trust, "127.0.0.1"));
    expect(servedAt(grid, "site2").refusal).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });
});
