/** The certificate carried from one practice appliance to the other in a person's place: by their pages, with a file. */
import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { playDeed } from "../../../electron/core/practice/play-deed.ts";
import { servedFingerprint } from "../../support/appliance-call.ts";
import { carriedFile } from "../../support/carried-file.ts";
import { openSsl } from "../../support/open-ssl.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";

const site = "support.practice.example";
let fixture: TestPair;

beforeAll(async () => {
  fixture = await startTestPair({ timing: { dataSyncMs: 20, callsPerSecond: 10_000 } });
});
beforeEach(() => fixture.pair.setScenario("healthy"));
afterAll(() => fixture.close());

const served = (name: string, servername?: string) =>
  servedFingerprint(targetOf(fixture.pair, name).port, servername ? { servername } : {});
const refused = (words: string) => ({ code: "practice-unavailable", message: expect.stringContaining(words) });

test("saves the site's certificate with key and chain under the run's passphrase, and never over another file", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  await pair.setScenario("certificate-imported-not-default");
  const said: string[] = [];
  for (const on of ["site1", "site2", "site2"]) said.push(await pair.play({ deed: "export-certificate", on }, file));
  expect(file.names()).toEqual(["site1-certificate.p12", "site2-certificate (1).p12", "site2-certificate.p12"]);
  expect(said.at(-1)).toBe("site2-certificate (1).p12 was saved.");
  const ssl = openSsl();
  ssl.write("file.p12", readFileSync(file.paths().at(-1) ?? ""));
  const opened = ssl.run("pkcs12", "-in", "file.p12", "-passin", `pass:${file.passphrase}`, "-nodes");
  const [leaf = "", ...chain] = opened.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  expect(new X509Certificate(leaf).fingerprint256).toBe(await served("site1", site));
  expect([chain.length, opened.includes("BEGIN PRIVATE KEY")]).toEqual([2, true]);
});

test("brings the primary's certificate to the backup: exported, imported, made the default, and the file deleted", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  await pair.setScenario("certificate-different");
  const wanted = await served("site1", site);
  await pair.play({ deed: "export-certificate", on: "site1" }, file);
  expect(await pair.play({ deed: "import-certificate", on: "site2" }, file)).toBe(`${site} was imported.`);
  expect([await served("site2", site), (await served("site2")) === wanted]).toEqual([wanted, false]);
  expect(await pair.play({ deed: "default-certificate", on: "site2" }, file)).toContain("was saved");
  expect(await served("site2")).toBe(wanted);
  expect(await pair.play({ deed: "delete-certificate-file" }, file)).toBe("site1-certificate.p12 was deleted.");
  expect(file.names()).toEqual([]);
});

test("leaves a file alone that it did not save itself", async () => {
  const file = carriedFile();
  await fixture.pair.play({ deed: "export-certificate", on: "site1" }, file);
  const [saved = ""] = file.paths();
  const own = `${saved}.own.p12`;
  writeFileSync(own, "a person's own");
  const desk = { toPlay: () => ({ ...file.toPlay(), path: own }) };
  expect(await fixture.pair.play({ deed: "delete-certificate-file" }, desk)).toContain("is your own file and stays");
  expect(readFileSync(own, "utf8")).toBe("a person's own");
});

test("reaches an appliance that comes from the factory, whose certificate no program trusts", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  await pair.setScenario("backup-factory-new");
  await expect(pair.play({ deed: "default-certificate", on: "site2" })).rejects.toMatchObject(refused("factory"));
  await expect(pair.play({ deed: "export-certificate", on: "site2" }, file)).rejects.toMatchObject(refused("is for"));
  await pair.play({ deed: "export-certificate", on: "site1" }, file);
  await pair.play({ deed: "import-certificate", on: "site2" }, file);
  await pair.play({ deed: "default-certificate", on: "site2" });
  const wanted = await served("site1", site);
  expect([await served("site2", site), await served("site2")]).toEqual([wanted, wanted]);
  expect((await servedOnBoth()).every((is) => is)).toBe(true);
});

/** As a strict client of the practice authority alone would see it. */
const servedOnBoth = () =>
  Promise.all(
    ["site1", "site2"].map((name) =>
      servedFingerprint(targetOf(fixture.pair, name).port, {
        ca: targetOf(fixture.pair, name).ca,
        servername: site,
        rejectUnauthorized: true,
      }).then(
        () => true,
        () => false,
      ),
    ),
  );

test("issues a new certificate for the same names, which both take", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  const before = await served("site1", site);
  expect(await pair.play({ deed: "issue-certificate" }, file)).toBe("new-certificate.p12 was issued.");
  for (const on of ["site2", "site1"]) {
    await pair.play({ deed: "import-certificate", on }, file);
    await pair.play({ deed: "default-certificate", on }, file);
  }
  const after = await Promise.all(["site1", "site2"].flatMap((name) => [served(name, site), served(name)]));
  expect(new Set(after).size).toBe(1);
  expect(after[0]).not.toBe(before);
  expect(await servedOnBoth()).toEqual([true, true]);
});

test("the site is reachable all the time while both take the new certificate", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  const outcomes: string[] = [];
  let isOver = false;
  const { port, ca } = targetOf(pair, "site");
  const visitor = (async () => {
    while (!isOver) {
      const visit = servedFingerprint(port, { servername: site, ca, rejectUnauthorized: true });
      outcomes.push(await visit.catch((error: Error) => `refused: ${error.message}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  await pair.play({ deed: "issue-certificate" }, file);
  for (const on of ["site2", "site1"]) {
    await pair.play({ deed: "import-certificate", on }, file);
    await pair.play({ deed: "default-certificate", on }, file);
  }
  const wanted = await served("site1", site);
  await expect.poll(() => outcomes.at(-1), { timeout: 15_000 }).toBe(wanted);
  isOver = true;
  await visitor;
  expect(outcomes.filter((outcome) => outcome.startsWith("refused"))).toEqual([]);
  expect(new Set(outcomes).size).toBe(2);
});

test("says what the page says when the password is wrong, and when there is no file", async () => {
  const { pair } = fixture;
  const file = carriedFile();
  await expect(pair.play({ deed: "import-certificate", on: "site2" }, file)).rejects.toMatchObject(
    refused("no certificate file"),
  );
  await pair.play({ deed: "export-certificate", on: "site1" }, file);
  file.passphrase = "another one";
  const before = await served("site2", site);
  const imported = pair.play({ deed: "import-certificate", on: "site2" }, file);
  await expect(imported).rejects.toMatchObject(refused("password is not the right one"));
  expect(await served("site2", site)).toBe(before);
  await expect(pair.play({ deed: "export-certificate", on: "site1" })).rejects.toMatchObject(refused("no folder"));
  await expect(pair.play({ deed: "delete-certificate-file" })).rejects.toMatchObject(refused("no place"));
});

test("the login is told to nobody whose certificate the pair did not put there", async () => {
  const { pair } = fixture;
  const posts = async () => (await pair.counters("site2")).requests["POST /appliance"] ?? 0;
  const before = await posts();
  const strangers = await pair.certificatesOf("site1");
  await pair.setScenario("certificate-self-signed");
  const played = playDeed(
    { deed: "default-certificate", on: "site2" },
    { ...pair, definition: pair.definition, certificatesOf: async () => strangers },
  );
  await expect(played).rejects.toMatchObject(refused("certificate is none"));
  expect(await posts()).toBe(before);
});
