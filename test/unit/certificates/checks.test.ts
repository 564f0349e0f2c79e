import { expect, test } from "vitest";
import { certificatesJudgedSchema } from "../../../shared/certificates/certificates-view.ts";
import { gridOf } from "../../fixtures/certificate-facts.ts";
import { judgeGrid, objections } from "../../support/certificates/judge-grid.ts";
import { definePair } from "../../support/observations.ts";

const withPortals = definePair({ portalNames: ["site1.example.com"] });

test("a sound pair has nothing against it and nothing unknown", () => {
  const judged = judgeGrid(gridOf(), { pair: withPortals });
  expect(objections(judged)).toEqual([]);
  expect(judged.checks.filter(({ answer }) => answer === "unknown")).toEqual([]);
  expect(certificatesJudgedSchema.parse(judged)).toEqual(judged);
});

test("the codes are those that scripts know, in the order in which a person reads them", () => {
  const { checks } = judgeGrid(gridOf(), { pair: withPortals });
  expect([...new Set(checks.map(({ code }) => code))]).toEqual([
    "same-certificate",
    "same-key",
    "same-chain",
    "site-serves-same",
    "names-cover-site",
    "names-cover-appliance",
    "names-cover-portals",
    "trusted",
    "chain-complete",
    "chain-in-order",
    "root-not-sent",
    "every-element-valid",
    "lasts-long-enough",
    "key-strong",
    "digest-strong",
    "usable-by-servers",
    "no-name-same",
    "no-name-not-self-signed",
    "wrong-name-answered",
    "stapled-sound",
    "lets-encrypt",
    "clock-skew",
  ]);
});

test("no check is made twice about one thing", () => {
  const { checks } = judgeGrid(gridOf(), { pair: withPortals });
  expect(new Set(checks.map(({ code, about }) => `${code} ${about}`)).size).toBe(checks.length);
});

test("of a pair that nobody has looked at, only the clocks can be known", () => {
  const { checks } = judgeGrid(null, { pair: withPortals });
  const known = checks.filter(({ answer }) => answer !== "unknown");
  expect(known.map(({ code }) => code)).toEqual(["clock-skew", "clock-skew"]);
  expect([...new Set(checks.map(({ at }) => at))]).toEqual([null]);
});

test("portals are checked at each place where some are listed, and not mentioned where none are", () => {
  const portals = (pair = definePair()) =>
    judgeGrid(gridOf(), { pair }).checks.filter(({ code }) => code === "names-cover-portals");
  expect(portals()).toEqual([]);
  expect(portals(withPortals).map(({ about }) => about)).toEqual(["site1", "site2", "site"]);
});
