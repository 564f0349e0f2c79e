import { expect, test } from "vitest";
import { servedMatches } from "../../../electron/core/certificate-desk/served-matches.ts";
import type { FileCertificate } from "../../../shared/certificates/certificate-file.ts";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";

const at = "2026-03-01T12:00:00.000Z";
const print = (letter: string) => letter.repeat(64);

const facts = (sha256: string, keySha256: string, names: string[]) => ({
  sha256: print(sha256),
  keySha256: print(keySha256),
  names,
  subject: "CN=support",
  issuer: "CN=Authority",
  serial: "01",
  notBefore: at,
  notAfter: at,
  digest: "SHA-256",
  usages: [],
  extendedUsages: [],
  isCa: false,
  isSelfSigned: false,
  ocspUrls: [],
  crlUrls: [],
  subjectKeyId: null,
  authorityKeyId: null,
});

const filed = (...identity: Parameters<typeof facts>): FileCertificate => ({
  ...facts(...identity),
  key: "RSA 2048",
  friendlyName: null,
});

const served = (target: string, sni: GridCell["sni"], ...identity: Parameters<typeof facts>): GridCell => ({
  target,
  sni,
  at,
  tookMs: 1,
  outcome: {
    kind: "served",
    protocol: "TLSv1.3",
    cipher: "TLS_AES_256_GCM_SHA384",
    chain: [{ ...facts(...identity), key: { type: "RSA", bits: 2048, curve: null } }],
    stapled: null,
    refusal: null,
    clientRefusal: null,
  },
});

const hung: GridCell = {
  target: "site2",
  sni: "site",
  at,
  tookMs: 1,
  outcome: { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" },
};

const on = (...cells: GridCell[]) => [{ pairId: "pair-1", pairName: "Support", grid: { at, tookMs: 1, cells } }];
const told = (certificate: FileCertificate, ...cells: GridCell[]) =>
  servedMatches([certificate], on(...cells)).map(({ target, same }) => `${target} ${same}`);

const names = ["support.example.com", "site1.example.com"];
const ours = filed("a", "b", names);

test("tells the same certificate, another one for the same key, and another one for the same names apart", () => {
  expect(told(ours, served("site1", "site", "a", "b", names))).toEqual(["site1 certificate"]);
  expect(told(ours, served("site1", "site", "c", "b", []))).toEqual(["site1 key"]);
  const turned = names.map((name) => name.toUpperCase()).toReversed();
  expect(told(ours, served("site1", "site", "c", "d", turned))).toEqual(["site1 names"]);
});

test("tells nothing of what only shares a name, has no names, or was not answered", () => {
  expect(told(ours, served("site1", "site", "c", "d", names.slice(0, 1)), hung)).toEqual([]);
  expect(told(filed("a", "b", []), served("site1", "site", "c", "d", []))).toEqual([]);
});

test("tells one likeness for each place, the closest, whichever name was sent", () => {
  const cells = [
    served("site1", "none", "c", "d", names),
    served("site1", "site", "a", "b", names),
    served("site1", "wrong", "e", "b", names),
    served("site", "site", "c", "b", names),
  ];
  expect(told(ours, ...cells)).toEqual(["site1 certificate", "site key"]);
});

test("tells where, and until when what is served there lasts; a certificate of two files once", () => {
  const matches = servedMatches([ours, ours], on(served("site1", "site", "a", "b", names)));
  expect(matches).toEqual([
    {
      sha256: print("a"),
      pairId: "pair-1",
      pairName: "Support",
      target: "site1",
      same: "certificate",
      notAfter: at,
      checkedAt: at,
    },
  ]);
});
