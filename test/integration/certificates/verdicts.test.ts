/** Every verdict over real handshakes: servers of OpenSSL's certificates, the nine handshakes, and the judgement of them. */
import { describe, expect, test } from "vitest";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { CertificatesJudged } from "../../../shared/certificates/certificates-view.ts";
import { certsCodeOf } from "../../../shared/certificates/certs-code.ts";
import { judgeCertificates } from "../../../shared/certificates/judge-certificates.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { thresholdsOf } from "../../../shared/domain/thresholds.ts";
import {
  type Serving,
  type ServingOptions,
  serveCertificate,
  servePlainHttp,
  serveSilence,
  serving,
} from "../../support/certificates/certificate-server.ts";
import {
  closedAfterTest,
  gridLimits,
  pairServedBy,
  readGridOf,
  siteHost,
} from "../../support/certificates/grid-test.ts";
import { openSiteWorkshop } from "../../support/certificates/site-workshop.ts";

const { workshop, root, between, leaf, trust } = await openSiteWorkshop();

interface Looked {
  grid: CertificateGrid;
  judged: CertificatesJudged;
  code: number;
}

async function judge(pair: PairDefinition, limits = gridLimits): Promise<Looked> {
  const grid = await readGridOf(pair, limits);
  const nowMs = Date.now();
  const known = { clockSkewSeconds: { site1: 0, site2: 0 }, stretches: [], thresholds: thresholdsOf(pair) };
  const judged = judgeCertificates({ pair, grid, nowMs, standIn: "site2", ...known });
  return { grid, judged, code: certsCodeOf(grid, judged).code };
}

const serve = async (shown: Serving, options?: ServingOptions) =>
  closedAfterTest(await serveCertificate(shown, options));
const good = () => serve(serving(leaf, between));

/** site1 serves what is good; site2 serves this. */
async function besideGood(shown: Serving, options?: ServingOptions): Promise<Looked> {
  return judge(pairServedBy([await good(), await serve(shown, options)], trust));
}

const answerOf = ({ judged }: Looked, code: string, about: string | null) =>
  judged.checks.find((check) => check.code === code && check.about === about)?.answer;
const named = ({ judged }: Looked) => {
  const { sameLeaf, sameKey, sameChain } = judged.comparisons.find(({ sni }) => sni === "site") ?? {};
  return { sameLeaf, sameKey, sameChain };
};

describe("two appliances that serve", () => {
  test("the same are the same in leaf, key and chain, and clients would accept the backup", async () => {
    const looked = await besideGood(serving(leaf, between));
    expect(named(looked)).toEqual({ sameLeaf: "yes", sameKey: "yes", sameChain: "yes" });
    expect(looked.judged.rehearsal).toMatchObject({ appliance: "site2", answer: "yes" });
    expect(answerOf(looked, "chain-complete", "site2")).toBe("yes");
    expect(answerOf(looked, "names-cover-site", "site2")).toBe("yes");
  });

  test("another key under the same subject differ in leaf and key, and both pass", async () => {
    const other = await between.issue({ name: siteHost, dns: [siteHost] });
    const looked = await besideGood(serving(other, between));
    expect(named(looked)).toMatchObject({ sameLeaf: "no", sameKey: "no" });
    expect(looked.judged.rehearsal.answer).toBe("yes");
    const fields = looked.judged.comparisons[0]?.differences.map(({ field }) => field.toLowerCase()) ?? [];
    expect(fields.length).toBeGreaterThan(0);
    expect(fields).not.toContain("subject");
    expect(looked.code).toBe(1);
  });

  test("a renewed certificate of the same key differ in the leaf alone", async () => {
    const renewed = await between.issue({ name: siteHost, dns: [siteHost], keyPath: leaf.keyPath, to: 180 });
    expect(named(await besideGood(serving(renewed, between)))).toMatchObject({ sameLeaf: "no", sameKey: "yes" });
  });

  test("the same leaf under another chain differ in the chain alone", async () => {
    const otherRoot = await workshop.root("Other root");
    const crossed = await otherRoot.authority({ name: "Test intermediate", keyPath: between.keyPath });
    const looked = await besideGood(serving(leaf, crossed));
    expect(named(looked)).toEqual({ sameLeaf: "yes", sameKey: "yes", sameChain: "no" });
  });
});

describe("a backup is refused before any failover", () => {
  test("without its intermediate", async () => {
    const looked = await besideGood(serving(leaf));
    expect(answerOf(looked, "chain-complete", "site2")).toBe("no");
    expect(looked.judged.rehearsal.answer).toBe("no");
    expect(looked.code).toBe(2);
  });

  test("with an expired leaf", async () => {
    const old = await between.issue({ name: siteHost, dns: [siteHost], from: -100, to: -1 });
    const looked = await besideGood(serving(old, between));
    expect(looked.judged.rehearsal.answer).toBe("no");
    expect(answerOf(looked, "every-element-valid", "site2")).toBe("no");
    expect(looked.judged.renewals[0]).toMatchObject({ sha256: old.sha256, state: "expired" });
    expect(looked.code).toBe(2);
  });

  test("with an expired intermediate", async () => {
    const oldBetween = await root.authority({ name: "Old intermediate", from: -300, to: -1 });
    const under = await oldBetween.issue({ name: siteHost, dns: [siteHost] });
    const looked = await besideGood(serving(under, oldBetween));
    expect(looked.judged.rehearsal.answer).toBe("no");
    expect(answerOf(looked, "every-element-valid", "site2")).toBe("no");
    expect(looked.judged.renewals[0]).toMatchObject({ sha256: oldBetween.sha256, kind: "authority", state: "expired" });
  });

  test("with a weak digest and a short key", async () => {
    const weak = await between.issue({ name: siteHost, dns: [siteHost], digest: "sha1", key: "rsa1024" });
    const looked = await besideGood(serving(weak, between));
    expect(answerOf(looked, "digest-strong", "site2")).toBe("no");
    expect(answerOf(looked, "key-strong", "site2")).toBe("no");
    expect(looked.judged.rehearsal.answer).toBe("no");
  });

  test("without the site's name", async () => {
    const other = await between.issue({ name: "other.example.com", dns: ["other.example.com"] });
    const looked = await besideGood(serving(other, between));
    expect(answerOf(looked, "names-cover-site", "site2")).toBe("no");
    expect(looked.judged.rehearsal.answer).toBe("no");
  });
});

describe("what clients go by decides", () => {
  test("an intermediate that this pair's PEM holds and the server has not sent is missing to them", async () => {
    const pair = pairServedBy([await good(), await serve(serving(leaf))], { trust: "ca", ca: root.pem + between.pem });
    const looked = await judge(pair);
    expect(looked.judged.rehearsal.answer).toBe("no");
    expect(answerOf(looked, "chain-complete", "site2")).toBe("no");
  });

  test("the expired other form of a trusted authority that is sent along refuses nobody", async () => {
    const oldRoot = await workshop.root("Old root");
    const cross = await oldRoot.authority({ name: "Test root", keyPath: root.keyPath, to: -1, from: -300 });
    const looked = await besideGood(serving(leaf, between, cross));
    expect(looked.judged.rehearsal).toMatchObject({ answer: "yes" });
    expect(looked.code).toBe(1);
  });

  test("a private extension that is no DER is nobody's business here", async () => {
    const odd = await between.issue({ name: siteHost, dns: [siteHost], extensions: ["1.2.3.4.5 = DER:ff:ff:ff"] });
    expect((await besideGood(serving(odd, between))).judged.rehearsal.answer).toBe("yes");
  });

  test("an address that is written as a host name covers no address", async () => {
    const odd = await between.issue({ name: siteHost, dns: [siteHost, "203.0.113.10"] });
    const { judged, grid } = await besideGood(serving(odd, between));
    expect(judged.rehearsal.answer).toBe("yes");
    expect(
      grid.cells.flatMap(({ outcome }) => (outcome.kind === "served" ? outcome.chain[0]?.names : [])),
    ).not.toContain("203.0.113.10");
  });
});

describe("what clients put up with is told all the same", () => {
  test("a wrong order", async () => {
    const middle = await between.authority({ name: "Second intermediate" });
    const under = await middle.issue({ name: siteHost, dns: [siteHost] });
    const looked = await besideGood(serving(under, between, middle));
    expect(answerOf(looked, "chain-in-order", "site2")).toBe("no");
    expect(answerOf(looked, "chain-in-order", "site1")).toBe("yes");
  });

  test("a root that is sent along", async () => {
    const looked = await besideGood(serving(leaf, between, root));
    expect(answerOf(looked, "root-not-sent", "site2")).toBe("no");
    expect(looked.judged.rehearsal.answer).toBe("yes");
  });

  test("a default for clients without a name that the appliance has signed itself", async () => {
    const factory = await workshop.selfSigned({ name: "factory", dns: ["factory"] });
    const looked = await besideGood(serving(factory), { named: { host: siteHost, serving: serving(leaf, between) } });
    expect(answerOf(looked, "no-name-not-self-signed", "site2")).toBe("no");
    expect(looked.judged.comparisons.find(({ sni }) => sni === "none")).toMatchObject({ sameLeaf: "no" });
    expect(looked.judged.rehearsal.answer).toBe("yes");
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)("nothing, of a server that speaks %s alone", async (version) => {
    const looked = await besideGood(serving(leaf, between), { minVersion: version, maxVersion: version });
    expect(named(looked)).toEqual({ sameLeaf: "yes", sameKey: "yes", sameChain: "yes" });
    expect(looked.judged.rehearsal.answer).toBe("yes");
  });
});

describe("nothing is made up about a backup", () => {
  test("whose handshake hangs", async () => {
    const silent = closedAfterTest(await serveSilence());
    const looked = await judge(pairServedBy([await good(), silent], trust), { ...gridLimits, handshakeMs: 500 });
    expect(named(looked)).toEqual({ sameLeaf: "unknown", sameKey: "unknown", sameChain: "unknown" });
    expect(looked.judged.rehearsal.answer).toBe("unknown");
    expect(looked.code).toBe(3);
  });

  test("that answers in plain HTTP", async () => {
    const plain = closedAfterTest(await servePlainHttp());
    const looked = await judge(pairServedBy([await good(), plain], trust));
    expect(named(looked).sameLeaf).toBe("unknown");
    expect(looked.judged.rehearsal.answer).toBe("unknown");
  });
});
