import { expect, test } from "vitest";
import {
  answersAlike,
  certificateFacts,
  gridOf,
  inDays,
  issuingAuthority,
  selfSignedFacts,
  servedCell,
} from "../../fixtures/certificate-facts.ts";
import { judgeGrid } from "../../support/certificates/judge-grid.ts";

const issuing = issuingAuthority();

test("each certificate is told once, with every place where it is served", () => {
  const factory = selfSignedFacts({ subject: "CN=appliance", notAfter: inDays(3000) });
  const { renewals } = judgeGrid(gridOf([servedCell("site2", "none", { chain: [factory] })]));
  expect(renewals.map(({ subject, kind, places }) => ({ subject, kind, places: places.length }))).toEqual([
    { subject: "CN=support.example.com", kind: "leaf", places: 8 },
    { subject: "CN=Example Issuing CA", kind: "authority", places: 8 },
    { subject: "CN=appliance", kind: "leaf", places: 1 },
  ]);
  expect(renewals.at(-1)?.places).toEqual(["site2 without a name"]);
  expect(renewals[0]?.places).toContain("the site name with a wrong name");
});

test("what ends first stands first, the leaf before an authority that ends with it", () => {
  const end = { notAfter: inDays(40) };
  const sooner = certificateFacts({ serial: "0d", notAfter: inDays(20) });
  const cells = [
    ...answersAlike("site1", { chain: [certificateFacts(end), issuingAuthority(end)] }),
    ...answersAlike("site2", { chain: [sooner] }),
    ...answersAlike("site", { chain: [sooner] }),
  ];
  const { renewals } = judgeGrid(gridOf(cells));
  expect(renewals.map(({ kind, notAfter }) => [kind, notAfter])).toEqual([
    ["leaf", inDays(20)],
    ["leaf", inDays(40)],
    ["authority", inDays(40)],
  ]);
});

test("dates and states follow from the life that is left", () => {
  const chain = [
    certificateFacts({ notBefore: inDays(-32), notAfter: inDays(15) }),
    issuingAuthority({ notAfter: inDays(-1) }),
  ];
  const { renewals } = judgeGrid(
    gridOf(["site1", "site2", "site"].flatMap((target) => answersAlike(target, { chain }))),
  );
  expect(renewals.map(({ state }) => state)).toEqual(["expired", "due"]);
  expect(renewals[1]?.renewFrom).toBe(inDays(15 - 47 / 3));
  expect(renewals[1]?.urgentFrom).toBe(inDays(10));
});

test("of a pair that nobody has looked at there is nothing to renew and nobody to ask", () => {
  expect(judgeGrid(null)).toMatchObject({ renewals: [], revocationHosts: [] });
});

test("hosts that would be asked about revocation are those that the certificates name with http, each once", () => {
  const chain = [
    certificateFacts({
      ocspUrls: ["http://ocsp.example.org/a", "HTTP://OCSP.example.org/b", "not an address"],
      crlUrls: ["https://crl.example.org:8443/x.crl", "ldap://directory.example.org/cn=x"],
    }),
    issuing,
  ];
  const { revocationHosts } = judgeGrid(
    gridOf(["site1", "site2", "site"].flatMap((target) => answersAlike(target, { chain }))),
  );
  expect(revocationHosts).toEqual(["ocsp.example.org"]);
});
