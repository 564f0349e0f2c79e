/** /appliance > Security > Certificates against OpenSSL: what is exported opens there, what is made there is imported. */
import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { servedFingerprint } from "../../support/appliance-call.ts";
import { everything, exportFile, importFile, readTable, setDefault } from "../../support/certificate-pages.ts";
import { type OpenSsl, openSsl } from "../../support/open-ssl.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";
import { logInToWeb, noticeOf, type WebClient } from "../../support/web-client.ts";

const site = "support.practice.example";
const passphrase = "  Käse & Schlüssel 7  ";
let fixture: TestPair;
let one: WebClient;
let other: WebClient;

beforeAll(async () => {
  fixture = await startTestPair({ timing: { dataSyncMs: 20, callsPerSecond: 10_000 } });
});
beforeEach(async () => {
  const { pair } = fixture;
  await pair.setScenario("healthy");
  [one, other] = (await Promise.all(
    ["site1", "site2"].map((name) => logInToWeb(targetOf(pair, name), "appliance", pair.webLogin)),
  )) as [WebClient, WebClient];
});
afterAll(() => fixture.close());

const served = (name: string, servername?: string) =>
  servedFingerprint(targetOf(fixture.pair, name).port, servername ? { servername } : {});
const own = async (web: WebClient) => (await readTable(web))[0]?.fingerprint ?? "";
const certificatesIn = (text: string) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
const subjectsOf = (text: string) => certificatesIn(text).map((pem) => new X509Certificate(pem).subject.split("\n")[0]);

test("the table shows names, issuer, end, private key and the default of each", async () => {
  const [leaf, ...authorities] = await readTable(one);
  expect(leaf).toMatchObject({ hasKey: true, isDefault: true, isIncomplete: false });
  expect(leaf?.cells.slice(1, 4)).toEqual([
    site,
    "Pairdesk practice authority",
    `${site}, site1.practice.example, site2.practice.example, 127.0.0.1`,
  ]);
  expect(Date.parse(leaf?.cells[4] ?? "")).toBeGreaterThan(Date.now());
  const names = authorities.map(({ cells }) => cells[1]);
  expect(names).toEqual(["Pairdesk practice authority", "Pairdesk practice root"]);
  expect(authorities.map(({ hasKey, isDefault }) => hasKey || isDefault)).toEqual([false, false]);
});

test("an export with the key is PKCS#12 under the passphrase, with the chain up to the root", async () => {
  const file = await exportFile(one, await own(one), { ...everything, passphrase });
  expect(file.headers["content-disposition"]).toMatch(/filename="[^"]+\.p12"/);
  const ssl = openSsl();
  ssl.write("out.p12", file.bytes);
  const opened = ssl.run("pkcs12", "-in", "out.p12", "-passin", `pass:${passphrase}`, "-nodes");
  expect(opened).toContain("BEGIN PRIVATE KEY");
  expect(subjectsOf(opened)).toEqual([`CN=${site}`, "CN=Pairdesk practice authority", "CN=Pairdesk practice root"]);
  expect(() => ssl.run("pkcs12", "-in", "out.p12", "-passin", "pass:wrong", "-nodes")).toThrow(/invalid password/);
  expect(noticeOf(await one.open("certificates"))).toBe("");
  expect((await readTable(one)).length).toBe(3);
});

test("a passphrase is recommended and not demanded, and what is not ticked stays out", async () => {
  const fingerprint = await own(one);
  const bare = await exportFile(one, fingerprint, { "with-certificate": "1", "with-key": "1", passphrase: "" });
  const ssl = openSsl();
  ssl.write("bare.p12", bare.bytes);
  expect(certificatesIn(ssl.run("pkcs12", "-in", "bare.p12", "-passin", "pass:", "-nodes"))).toHaveLength(1);
  const chain = await exportFile(one, fingerprint, { "with-certificate": "1", "with-chain": "1", passphrase });
  expect(chain.headers["content-disposition"]).toContain(".pem");
  expect([certificatesIn(chain.text).length, chain.text.includes("PRIVATE KEY")]).toEqual([3, false]);
  const only = await exportFile(one, fingerprint, { "with-certificate": "1" });
  expect(subjectsOf(only.text)).toEqual([`CN=${site}`]);
});

test("an export needs a tick, one certificate, and a key that is there", async () => {
  const [leaf = "", authority = ""] = (await readTable(one)).map(({ fingerprint }) => fingerprint);
  const choose = async (certificate: string[]) =>
    noticeOf((await one.press("certificates", "choose", { certificate, choice: "export" })).text);
  expect(await choose([])).toContain("Select a certificate first");
  expect(await choose([leaf, authority])).toContain("one certificate");
  const opened = await one.press("certificates", "choose", { certificate: leaf, choice: "export" });
  for (const label of ["Include Certificate", "Include Private Key", "Include Certificate Chain", "Passphrase"]) {
    expect(opened.text).toContain(label);
  }
  expect(noticeOf((await exportFile(one, authority, everything)).text)).toContain("not on this appliance");
  expect(noticeOf((await exportFile(one, leaf, {})).text)).toContain("Select what");
});

test("what one appliance exports the other imports, serves by name, and by default once it is chosen", async () => {
  const { pair } = fixture;
  await pair.setScenario("certificate-different");
  const wanted = await served("site1", site);
  const secret = "  blanks belong to it ";
  const file = {
    fileName: "one.p12",
    bytes: (await exportFile(one, await own(one), { ...everything, passphrase: secret })).bytes,
  };
  expect(await importFile(other, file, secret.trim())).toContain("password is not the right one");
  expect(await importFile(other, file, secret)).toBe(`${site} was imported.`);
  expect(await served("site2", site)).toBe(wanted);
  expect(await served("site2")).not.toBe(wanted);
  const imported = (await readTable(other)).filter(({ hasKey }) => hasKey).at(-1);
  expect(imported).toMatchObject({ isDefault: false, isIncomplete: false, fingerprint: await own(one) });
  expect(await setDefault(other, imported?.fingerprint ?? "")).toContain("was saved");
  expect(await served("site2")).toBe(wanted);
  await pair.killAppliance("site2");
  await pair.startAppliance("site2");
  expect([await served("site2", site), await served("site2")]).toEqual([wanted, wanted]);
});

/** A root, a server's certificate under it, and files of both. */
function makeFiles(ssl: OpenSsl): void {
  const names = "subjectAltName=DNS:new.practice.example";
  ssl.write("leaf.ext", `${names}\nbasicConstraints=CA:FALSE\n`);
  const key = ["-newkey", "rsa:2048", "-nodes"];
  ssl.run(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "root.key",
    "-out",
    "root.pem",
    "-subj",
    "/CN=Company root",
    "-days",
    "90",
  );
  ssl.run("req", ...key, "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=new.practice.example");
  const sign = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "leaf.ext", "-days", "30"];
  ssl.run("x509", "-req", "-in", "leaf.csr", "-out", "leaf.pem", ...sign);
}

const fileOf = (ssl: OpenSsl, fileName: string) => ({ fileName, bytes: ssl.read(fileName) });
const newest = async (web: WebClient) => (await readTable(web)).filter(({ hasKey }) => hasKey).at(-1);

const withChain = [
  "-in",
  "leaf.pem",
  "-inkey",
  "leaf.key",
  "-certfile",
  "root.pem",
  "-out",
  "file",
  "-passout",
  "pass:secret",
] as const;

test.each([
  ["PKCS#12", ["pkcs12", "-export", ...withChain, "-name", "From OpenSSL"]],
  ["PKCS#12 with 3DES and SHA-1", ["pkcs12", "-export", "-legacy", "-descert", ...withChain]],
] as const)("%s made by OpenSSL is imported with its chain, and served", async (_, words) => {
  const ssl = openSsl();
  makeFiles(ssl);
  ssl.run(...words);
  expect(await importFile(other, fileOf(ssl, "file"), "Secret")).toContain("password is not the right one");
  expect(await importFile(other, fileOf(ssl, "file"), "secret")).toContain("was imported");
  expect(await newest(other)).toMatchObject({ isIncomplete: false });
  expect(await served("site2", "new.practice.example")).toBe(new X509Certificate(ssl.read("leaf.pem")).fingerprint256);
  expect((await readTable(other)).map(({ cells }) => cells[1]?.split(/\s*Warning/)[0])).toContain("Company root");
});

test("PEM with an encrypted key is imported with its password, and the chain is incomplete until the root is here", async () => {
  const ssl = openSsl();
  makeFiles(ssl);
  const key = ssl.run("pkcs8", "-topk8", "-in", "leaf.key", "-passout", "pass:secret", "-v2", "aes256");
  const pem = `Some words before.\r\n${key}${String(ssl.read("leaf.pem"))}`;
  expect(await importFile(other, pem, "")).toContain("password is not the right one");
  expect(await importFile(other, pem, "secret")).toContain("new.practice.example was imported");
  expect(await newest(other)).toMatchObject({ isIncomplete: true });
  ssl.run("crl2pkcs7", "-nocrl", "-certfile", "root.pem", "-outform", "DER", "-out", "root.p7b");
  expect(await importFile(other, fileOf(ssl, "root.p7b"))).toBe("One certificate was imported without a private key.");
  expect(await newest(other)).toMatchObject({ isIncomplete: false });
});

test("without its key a certificate is a link of chains alone, until the key comes", async () => {
  const ssl = openSsl();
  makeFiles(ssl);
  ssl.run("x509", "-in", "leaf.pem", "-outform", "DER", "-out", "leaf.cer");
  const before = await served("site2", "new.practice.example");
  expect(await importFile(other, fileOf(ssl, "leaf.cer"))).toContain("without a private key");
  const row = (await readTable(other)).find(({ cells }) => cells[1]?.startsWith("new.practice"));
  expect(row?.hasKey).toBe(false);
  expect(await served("site2", "new.practice.example")).toBe(before);
  expect(await setDefault(other, row?.fingerprint ?? "")).toContain("without its private key");
  expect(await importFile(other, String(ssl.read("leaf.key")))).toContain("was imported");
  expect(await served("site2", "new.practice.example")).toBe(new X509Certificate(ssl.read("leaf.pem")).fingerprint256);
});

test("files that will not do are refused in the page's own words, and nothing changes", async () => {
  const ssl = openSsl();
  makeFiles(ssl);
  const before = await readTable(other);
  const leaf = String(ssl.read("leaf.pem"));
  expect(await importFile(other, "hello")).toContain("not a certificate file");
  expect(await importFile(other, { fileName: "x.p12", bytes: Buffer.alloc(500, 7) })).toContain(
    "not a certificate file",
  );
  expect(await importFile(other, leaf + String(ssl.read("root.key")))).toContain("belongs to none");
  const authority = String(ssl.read("root.pem")) + String(ssl.read("root.key"));
  expect(await importFile(other, authority)).toContain("authority, not to a server");
  const empty = await other.press("certificates/import", "upload", { file: { fileName: "", bytes: Buffer.alloc(0) } });
  expect(noticeOf(empty.text)).toContain("Select a certificate file");
  expect(await readTable(other)).toEqual(before);
});

test("neither a self-signed certificate nor the factory's can be the default one", async () => {
  const ssl = openSsl();
  const subject = ["-subj", "/CN=self.practice.example", "-addext", "basicConstraints=critical,CA:FALSE"];
  ssl.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "self.pem", ...subject);
  await importFile(other, String(ssl.read("self.pem")) + String(ssl.read("key")));
  const row = await newest(other);
  expect(row).toMatchObject({ isIncomplete: false, isDefault: false });
  expect(await setDefault(other, row?.fingerprint ?? "")).toContain("self-signed certificate cannot");
  await fixture.pair.setScenario("backup-factory-new");
  const pages = await fixture.pair
    .play({ deed: "default-certificate", on: "site2" })
    .catch((error: Error) => error.message);
  expect(pages).toContain("factory certificate cannot be the default");
});

test("what is deleted is served no more, and the default one stays", async () => {
  const { pair } = fixture;
  await pair.setScenario("certificate-imported-not-default");
  const [first, second] = (await readTable(other)).filter(({ hasKey }) => hasKey);
  const remove = async (...certificate: string[]) =>
    noticeOf((await other.press("certificates", "choose", { certificate, choice: "delete" })).text);
  expect(await remove(first?.fingerprint ?? "")).toContain("default certificate cannot be deleted");
  expect(await served("site2", site)).not.toBe(await served("site2"));
  expect(await remove(second?.fingerprint ?? "")).toBe(`${site} was deleted.`);
  expect(await served("site2", site)).toBe(await served("site2"));
  expect((await readTable(other)).map(({ fingerprint }) => fingerprint)).not.toContain(second?.fingerprint);
});

test("a click on the name shows what stands behind it, and the friendly name can be changed", async () => {
  const fingerprint = await own(one);
  const page = `certificates/details?certificate=${fingerprint}`;
  expect(await one.open("certificates")).toContain(`href="/appliance/${page}"`);
  const details = await one.open(page);
  expect(details).toContain("On this appliance, matches the certificate");
  expect(details).toMatch(/Pairdesk practice authority, .* &lt; .*Pairdesk practice root/);
  const named = await one.press(page, "save-name", { "friendly-name": "Winter <2026>" });
  expect(noticeOf(named.text)).toContain("was saved");
  expect(await one.open("certificates")).toContain("Winter &lt;2026&gt;");
  await fixture.pair.killAppliance("site1");
  await fixture.pair.startAppliance("site1");
  const again = await logInToWeb(targetOf(fixture.pair, "site1"), "appliance", fixture.pair.webLogin);
  expect(await again.open("certificates")).toContain("Winter &lt;2026&gt;");
});

test("a page of a certificate that is gone says so", async () => {
  expect(await one.open(`certificates/details?certificate=${"0".repeat(64)}`)).toContain(
    "not on this appliance any more",
  );
  const file = await exportFile(one, "0".repeat(64), everything);
  expect([file.status, noticeOf(file.text)]).toEqual([422, "This certificate is not on this appliance any more."]);
});
