import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gridReportSchema } from "../../../shared/certificates/grid-report.ts";
import { serveCertificate, serving } from "../../support/certificates/certificate-server.ts";
import { closedAfterTest, pairServedBy, siteHost } from "../../support/certificates/grid-test.ts";
import { openWorkshop, type Workshop } from "../../support/certificates/openssl-authority.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { emptyPlace, runTerminal } from "../../support/terminal/run-terminal.ts";

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const everythingBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" });

test("certs --practice --json is the pinned report of nine handshakes, and nothing is left behind", async () => {
  const place = emptyPlace();
  const { code, stdout, stderr } = await runTerminal(["certs", "--practice", "--json"], { place });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [pair] = gridReportSchema.parse(JSON.parse(stdout)).pairs;
  expect(pair).toMatchObject({ sameLeaf: "yes", sameKey: "yes", sameChain: "yes" });
  expect(pair?.grid).toHaveLength(9);
  expect(pair?.grid.every(({ error }) => error === null)).toBe(true);
  expect(everythingBelow(place.home)).toEqual([]);
  expect(everythingBelow(place.tmp)).toEqual([]);
});

test("a pairs file is enough: what the backup is refused for stands first, and the exit code is critical", async () => {
  const root = await workshop.root("Test root");
  const leaf = await root.issue({ name: siteHost, dns: [siteHost] });
  const old = await root.issue({ name: siteHost, dns: [siteHost], from: -100, to: -1 });
  const [a, b] = [
    closedAfterTest(await serveCertificate(serving(leaf))),
    closedAfterTest(await serveCertificate(serving(old))),
  ];
  const file = join(temporaryFolder(), "pairs.json");
  const pairs = [pairServedBy([a, b], { trust: "ca", ca: root.pem })];
  writeFileSync(file, JSON.stringify({ schema: "pairdesk-pairs/1", pairs }));
  const { code, stdout } = await runTerminal(["certs", "--pairs", file, "--pair", "Support site"]);
  expect(code).toBe(2);
  const lines = stdout.split("\n");
  expect(lines[0]).toBe("PAIRDESK CRITICAL: Support site critical");
  expect(lines[3]).toContain("Clients would accept site2: no");
  expect(stdout).toContain("Same leaf: no");
  expect(stdout.match(/accept it/g)).toHaveLength(6);
  expect(stdout.match(/refuse it: CERT_HAS_EXPIRED/g)).toHaveLength(3);
});

test("a pair that is not there is unknown, and said so", async () => {
  const { code, stderr } = await runTerminal(["certs", "--practice", "--pair", "Nobody"]);
  expect(code).toBe(3);
  expect(stderr).toContain("no pair named Nobody");
});
