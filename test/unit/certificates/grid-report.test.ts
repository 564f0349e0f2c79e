import { describe, expect, test } from "vitest";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import { certificateSummaryOf } from "../../../shared/certificates/certificate-summary.ts";
import { certificateSummarySchema } from "../../../shared/certificates/certificates-view.ts";
import { certsCodeOf } from "../../../shared/certificates/certs-code.ts";
import { gridReport, gridReportSchema } from "../../../shared/certificates/grid-report.ts";
import type { JudgeInput } from "../../../shared/certificates/judge-certificates.ts";
import { worstPluginCode } from "../../../shared/domain/plugin-code.ts";
import {
  answersAlike,
  certificateFacts,
  gridAt,
  gridOf,
  inDays,
  issuingAuthority,
  rootAuthority,
  unreachableCell,
} from "../../fixtures/certificate-facts.ts";
import { judgeGrid } from "../../support/certificates/judge-grid.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();
const report = (grid: CertificateGrid | null) => {
  const written = gridReport([{ name: "Support site", grid, judged: judgeGrid(grid) }]);
  return gridReportSchema.parse(JSON.parse(JSON.stringify(written)));
};

describe("the report of what is served", () => {
  test("holds three verdicts, nine cells and the checks", () => {
    const [pair] = report(gridOf()).pairs;
    expect(pair).toMatchObject({ name: "Support site", sameLeaf: "yes", sameKey: "yes", sameChain: "yes" });
    expect(pair?.grid.map(({ target, sni }) => `${target} ${sni}`)).toEqual(
      ["site1", "site2", "site"].flatMap((target) => ["site", "none", "wrong"].map((sni) => `${target} ${sni}`)),
    );
    expect(pair?.grid[0]?.chain).toEqual(
      [leaf, issuing].map(({ sha256, keySha256, subject, notAfter }) => ({ sha256, keySha256, subject, notAfter })),
    );
    expect(pair?.checks.length).toBe(judgeGrid(gridOf()).checks.length);
    expect(pair?.rehearsal).toMatchObject({ appliance: "site2", answer: "yes" });
  });

  test("tells where a connection ended", () => {
    const grid = gridOf([unreachableCell("site2", "wrong", { layer: "tls", code: "HANDSHAKE_TIMEOUT" })]);
    expect(report(grid).pairs[0]?.grid[5]).toEqual({
      target: "site2",
      sni: "wrong",
      chain: [],
      error: "tls: HANDSHAKE_TIMEOUT",
    });
  });

  test("knows nothing of a pair that nobody has looked at", () => {
    expect(report(null).pairs[0]).toMatchObject({
      sameLeaf: "unknown",
      sameKey: "unknown",
      sameChain: "unknown",
      grid: [],
    });
  });
});

const everywhere = (chain: (typeof leaf)[]) =>
  gridOf(["site1", "site2", "site"].flatMap((target) => answersAlike(target, { chain })));
const silent = (target: string) =>
  (["site", "none", "wrong"] as const).map((sni) => unreachableCell(target, sni, { code: "ECONNREFUSED" }));

describe("the exit code", () => {
  const codeOf = (grid: CertificateGrid | null, over: Partial<JudgeInput> = {}) =>
    certsCodeOf(grid, judgeGrid(grid, over));

  test("is 0 where all is well, without a reason", () => {
    expect(codeOf(gridOf())).toEqual({ code: 0, reasons: [] });
  });

  test("is 1 where a check says no, with its words", () => {
    const { code, reasons } = codeOf(everywhere([certificateFacts({ isCa: true }), issuing]));
    expect(code).toBe(1);
    expect(reasons.join(" ")).toMatch(/some clients refuse as a server's own/);
  });

  test("is 0 where a root is sent along or Let's Encrypt has issued: both are good to know", () => {
    expect(codeOf(everywhere([leaf, issuing, rootAuthority()])).code).toBe(0);
    const free = certificateFacts({ issuer: "CN=R11, O=Let's Encrypt, C=US" });
    expect(codeOf(everywhere([free, issuingAuthority({ subject: "CN=R11, O=Let's Encrypt, C=US" })])).code).toBe(0);
  });

  test("is 1 where a root is over that is sent along, and clients have their own", () => {
    expect(codeOf(everywhere([leaf, issuing, rootAuthority({ notAfter: inDays(-1) })])).code).toBe(1);
  });

  test("is 3 where the site name keeps silent, and not where a clock does", () => {
    const { code, reasons } = codeOf(gridOf(silent("site")));
    expect(code).toBe(3);
    expect(reasons).toContainEqual(expect.stringMatching(/the site name could not be read/));
    expect(codeOf(gridOf(), { clockSkewSeconds: {} }).code).toBe(0);
  });

  test("is 1 where the two serve different certificates that clients accept", () => {
    const renewed = answersAlike("site2", { chain: [certificateFacts({ serial: "0d" }), issuing] });
    expect(codeOf(gridOf(renewed)).code).toBe(1);
  });

  test("is 2 where clients would refuse the stand-in, with the reason", () => {
    const grid = gridOf(answersAlike("site2", { refusal: "CERT_HAS_EXPIRED" }));
    expect(codeOf(grid)).toMatchObject({ code: 2 });
    expect(codeOf(grid).reasons.join(" ")).toMatch(/Clients would refuse site2/);
  });

  test("is 2 where anything that is served has expired, also while nobody knows the stand-in", () => {
    const chain = [leaf, issuingAuthority({ notAfter: inDays(-1) })];
    const refused = { chain, refusal: "CERT_HAS_EXPIRED" };
    const grid = gridOf(["site1", "site2", "site"].flatMap((target) => answersAlike(target, refused)));
    const { code, reasons } = codeOf(grid, { standIn: null });
    expect(code).toBe(2);
    expect(reasons[0]).toMatch(/CN=Example Issuing CA has expired and is still served \(site1, /);
  });

  test("is 3 where nothing could be read", () => {
    expect(codeOf(null)).toMatchObject({ code: 3, reasons: ["No certificate could be read."] });
    expect(codeOf(gridOf(["site1", "site2", "site"].flatMap(silent))).code).toBe(3);
  });

  test("is 3 where one of the two could not be read, and that weighs more than a check that says no", () => {
    const cells = [...silent("site2"), ...answersAlike("site1", { chain: [leaf, issuing, rootAuthority()] })];
    expect(codeOf(gridOf(cells)).code).toBe(3);
  });

  test("is 2 where one has expired and the other could not be read", () => {
    const cells = [
      ...silent("site2"),
      ...answersAlike("site1", { chain: [certificateFacts({ notAfter: inDays(-1) })] }),
    ];
    expect(codeOf(gridOf(cells)).code).toBe(2);
  });

  test("of several pairs is the worst: 2 before 3 before 1 before 0, and 3 of none", () => {
    expect(worstPluginCode([0, 1, 3, 2])).toBe(2);
    expect(worstPluginCode([0, 1, 3])).toBe(3);
    expect(worstPluginCode([0, 1])).toBe(1);
    expect(worstPluginCode([0])).toBe(0);
    expect(worstPluginCode([])).toBe(3);
  });
});

describe("the line of a pair in the list of all", () => {
  const summaryOf = (grid: CertificateGrid | null, group?: string) =>
    certificateSummarySchema.parse(
      certificateSummaryOf(
        { ...judgeGrid(grid), pairId: "p1", grid, isOld: grid === null, isChecking: false },
        { name: "Support site", group },
      ),
    );

  test("tells the next end, what stands against it and when it was looked at", () => {
    const renewed = answersAlike("site2", {
      chain: [certificateFacts({ serial: "0d", notAfter: inDays(20) }), issuing],
    });
    expect(summaryOf(gridOf(renewed), "Customers")).toMatchObject({
      pairName: "Support site",
      group: "Customers",
      checkedAt: gridAt,
      sameLeaf: "no",
      rehearsal: "yes",
      against: 4,
      next: { notAfter: inDays(20), state: "due" },
    });
  });

  test("is empty and unknown of one that nobody has looked at", () => {
    expect(summaryOf(null)).toMatchObject({
      group: null,
      checkedAt: null,
      sameLeaf: "unknown",
      rehearsal: "unknown",
      against: 0,
      next: null,
    });
  });
});
