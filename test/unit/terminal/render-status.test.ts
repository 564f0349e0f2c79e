import { describe, expect, test } from "vitest";
import type { Paint } from "../../../electron/terminal/output.ts";
import { duration, renderStatus } from "../../../electron/terminal/render-status.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";

const nowMs = Date.UTC(2026, 2, 2, 9, 15, 4);
const views = createPairViews(nowMs);
const plain: Paint = (_, text) => text;

const definitionOf = ({ status, normalPrimary, site }: PairView): PairDefinition => {
  const base = samplePair("p1", status.name);
  const [one, other] = status.appliances;
  const appliances: PairDefinition["appliances"] = [
    { ...base.appliances[0], name: one.name },
    { ...base.appliances[1], name: other.name },
  ];
  return { ...base, site: { ...base.site, host: site.host }, normalPrimary, appliances };
};

const render = (shown: PairView[], paint = plain): string => {
  const pairs: PairStatus[] = shown.map(({ status }) => status);
  const report = { schema: "pairdesk-status/1" as const, checkedAt: new Date(nowMs).toISOString(), pairs };
  return renderStatus(report, shown.map(definitionOf), paint);
};

test("the first line is the one that a monitoring system shows, with the worst state first", () => {
  const text = render([views.byVerdict.protected, views.byVerdict.outage]);
  expect(text.split("\n")[0]).toBe("PAIRDESK CRITICAL: Support site protected, Support site outage");
  expect(text.endsWith("\n")).toBe(true);
});

test("a healthy pair is a table with its address, its certificate and what is at risk", () => {
  expect(render([views.byVerdict.protected])).toBe(`PAIRDESK OK: Support site protected

Support site · support.example.com · DNS swing
PROTECTED  ready for a planned switch: yes · ready if the primary dies: unknown
  APPLIANCE               ROLE     HEALTH   VERSION             LAST SYNC   CERTIFICATE   ADDRESS
  site1 (normal primary)  primary  healthy  24.2.2 build 62108  12 min ago  71 days left  site1.example.com:443
  site2                   backup   healthy  24.2.2 build 62108  –           71 days left  site2.example.com:443
  Site name answers: site1
  Data at risk: the last 11 min, at most 13 min (reported)
`);
});

test.each(Object.entries(views.byVerdict))("%s names every finding with its words", (verdict, view) => {
  const text = render([view]);
  expect(text).toContain(`\n${verdict.toUpperCase()}  `);
  for (const { code, message } of view.status.findings) expect(text).toContain(`  ${code}  ${message}\n`);
});

test("long names widen their column, and every row still lines up", () => {
  const lines = render([views.longNames]).split("\n");
  const header = lines.findIndex((line) => line.trimStart().startsWith("APPLIANCE"));
  const table = lines.slice(header, header + 3);
  const starts = table.map((line) => [...line.matchAll(/(?<=\s{2}|^\s{2})\S/g)].map(({ index }) => index)[1]);
  expect(new Set(starts).size).toBe(1);
  for (const { name } of views.longNames.status.appliances) expect(lines.join("\n")).toContain(name);
});

test("what is not known is a dash or the word, never undefined, NaN or null", () => {
  const [one, other] = views.byVerdict.unknown.status.appliances;
  const nothing = { version: null, build: null, lastSync: null, certificate: null, reachable: null } as const;
  const status: PairStatus = {
    ...views.byVerdict.unknown.status,
    dataAtRisk: null,
    servedBy: "unknown",
    appliances: [
      { ...one, ...nothing, role: "unknown", health: "unknown" },
      { ...other, ...nothing, role: "unknown", health: "unknown" },
    ],
  };
  const text = render([{ ...views.byVerdict.unknown, status }]);
  expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
  expect(text).toMatch(/site1 \(normal primary\) +unknown +unknown +– +– +– +site1/);
  expect(text).toContain("Data at risk: unknown, no data sync is known");
});

test("an appliance whose answer was not understood says so, since no finding does", () => {
  const [one, other] = views.byVerdict.protected.status.appliances;
  const error = "an answer that is not understood (HTTP 200 without JSON)";
  const status = {
    ...views.byVerdict.protected.status,
    appliances: [one, { ...other, role: "unknown", health: "unknown", errors: [error] }],
  } as PairStatus;
  expect(render([{ ...views.byVerdict.protected, status }])).toContain(`\n  site2: ${error}\n`);
});

test("a certificate past its end is told as expired, not as days that are left", () => {
  const [one, other] = views.byVerdict.protected.status.appliances;
  const certificate = one.certificate && { ...one.certificate, notAfter: new Date(nowMs - 86_400_000).toISOString() };
  const status = { ...views.byVerdict.protected.status, appliances: [{ ...one, certificate }, other] } as PairStatus;
  const text = render([{ ...views.byVerdict.protected, status }]);
  expect(text).toMatch(/site1 .* expired +site1/);
  expect(text).not.toContain("-1 days");
});

test("colour is laid on the words and changes none of them", () => {
  const marked: Paint = (style, text) => `<${[style].flat().join("+")}>${text}</>`;
  const text = render([views.byVerdict.outage], marked);
  expect(text).toContain("<bold+red>OUTAGE</>");
  expect(text.replace(/<[^>]*>/g, "")).toBe(render([views.byVerdict.outage]));
});

test("what maintenance makes calm says until when and why, in no colour of alarm", () => {
  const marked: Paint = (style, text) => `<${[style].flat().join("+")}>${text}</>`;
  const until = "2026-03-02T12:00:00.000Z";
  const [found] = views.byVerdict.unprotected.status.findings;
  if (!found) throw new Error("an unprotected pair has a finding");
  const status: PairStatus = {
    ...views.byVerdict.unprotected.status,
    maintenance: { until },
    findings: [{ ...found, expected: { by: "New disks", until } }],
  };
  const text = render([{ ...views.byVerdict.unprotected, status }], marked);
  expect(text).toContain(`  Maintenance until ${until}`);
  expect(text).toContain(`<dim>${found.code}</>  ${found.message} Expected until ${until} (New disks).`);
});

describe("text of an appliance", () => {
  test("cannot move the cursor or break the table", () => {
    const [one, other] = views.byVerdict.protected.status.appliances;
    const nasty = "24.2\u001b[2J\n\u009b31m\u007f";
    const status = {
      ...views.byVerdict.protected.status,
      appliances: [{ ...one, version: nasty }, other],
    } as PairStatus;
    const text = render([{ ...views.byVerdict.protected, status }]);
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(text.split("\n")).toHaveLength(render([views.byVerdict.protected]).split("\n").length);
  });
});

test("durations are told in the unit that fits", () => {
  const told = [-5, 0, 119.4, 120, 7_199, 7_200, 172_799, 172_800, 1_000_000].map(duration);
  expect(told).toEqual(["0 s", "0 s", "119 s", "2 min", "119 min", "2 h 0 min", "47 h 59 min", "2 days", "11 days"]);
});
