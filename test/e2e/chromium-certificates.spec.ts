/** Certificates in the Chromium door over the real core: a copy with its proof, a wrong file, and the file doctor. */
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { findSecrets, textsWithSecrets } from "../support/secrets/find-secrets.ts";
import type { ChromiumDoor } from "./chromium-door/start-door.ts";
import { test, walkIn } from "./chromium-fixture.ts";

test.setTimeout(120_000);

/** A door whose pair no longer serves the same, and a home that has a place for what is saved. */
async function fallBehind(home: string, start: () => ChromiumDoor) {
  const downloads = path.join(home, "Downloads");
  await mkdir(downloads);
  const door = start();
  const walk = walkIn(door);
  await walk("fallBehindByKeyboard");
  return { downloads, door, walk };
}

test("by keyboard alone from the finding to the proof, with a report of fingerprints and no secret", async ({
  start,
  home,
  dataFolder,
}) => {
  const { downloads, door, walk } = await fallBehind(home, start);
  await walk("beginReplicationByKeyboard");
  const passphrase = await walk("makePassphraseByKeyboard");
  expect(passphrase.length).toBeGreaterThan(15);
  await walk("replicateToTheEndByKeyboard");
  expect(await readdir(downloads)).toEqual([]);
  await walk("saveRunReports");
  const reports = await readdir(downloads);
  expect(reports.map((name) => path.extname(name)).sort()).toEqual([".html", ".json"]);
  for (const name of reports) {
    const report = await readFile(path.join(downloads, name), "utf8");
    expect(report).toMatch(/[0-9a-f]{64}/);
    expect(report).not.toMatch(/PRIVATE KEY/);
  }
  expect(findSecrets(downloads, [passphrase])).toEqual([]);
  expect(findSecrets(dataFolder, [passphrase])).toEqual([]);
  const handed = await door.handed();
  expect(handed.length).toBeGreaterThan(0);
  expect(textsWithSecrets(handed, [passphrase, "PRIVATE KEY"])).toEqual([]);
  await walk("seeEqualCertificates");
});

test("a wrong file is named, the right one takes its place; then the doctor opens what the appliance serves", async ({
  start,
  home,
  dataFolder,
}) => {
  const { downloads, door, walk } = await fallBehind(home, start);
  await walk("seeDifferentCertificates");
  await walk("beginReplicationByKeyboard");
  const passphrase = await walk("makePassphraseByKeyboard");
  await walk("exportAndStop");
  const [exported = ""] = await readdir(downloads);
  const right = path.join(downloads, exported);
  const wrong = path.join(home, "holiday.p12");
  await writeFile(wrong, "this is no certificate at all");

  // Made by another program, as most files that come to the doctor are.
  const made = path.join(home, "made by openssl.p12");
  const pem = path.join(home, "made.pem");
  openssl(["pkcs12", "-in", right, "-passin", `pass:${passphrase}`, "-nodes", "-out", pem]);
  openssl(["pkcs12", "-export", "-in", pem, "-out", made, "-passout", "pass:canary-passphrase-47"]);
  const [written, reads] = await walk("doctorByKeyboard", { file: made, passphrase: "canary-passphrase-47" });
  expect(reads).toEqual([]);
  const anew = (await readdir(downloads)).filter((name) => name !== exported);
  expect(anew).toHaveLength(1);
  const inside = ["pkcs12", "-in", path.join(downloads, anew[0] ?? ""), "-passin", `pass:${written}`, "-nodes"];
  expect(openssl(inside)).toContain("PRIVATE KEY");

  await walk("backToThePair");
  await walk("beginReplicationByKeyboard");
  expect(await walk("giveWrongThenRight", { passphrase, wrong, right })).toEqual([]);
  // The practice pair deletes what it saved itself, and no file of a person.
  await rm(wrong);
  await walk("replicateToTheEndByKeyboard");
  expect(await readdir(downloads)).toEqual(anew);
  const secrets = [passphrase, written, "canary-passphrase-47"];
  expect(findSecrets(dataFolder, secrets)).toEqual([]);
  expect(textsWithSecrets(await door.handed(), [...secrets, "PRIVATE KEY"])).toEqual([]);
});

const openssl = (args: readonly string[]): string =>
  execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
