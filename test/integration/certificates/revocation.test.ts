/** Issuers that answer for real: OpenSSL's own responder and lists, asked over plain HTTP. */

import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readCertificate } from "../../../electron/core/certificates/read-certificate.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { askRevocation } from "../../../electron/core/revocation/ask-revocation.ts";
import { serveCertificate, serving } from "../../support/certificates/certificate-server.ts";
import { closedAfterTest, pairServedBy, readGridOf, servedAt, siteHost } from "../../support/certificates/grid-test.ts";
import {
  type Authority,
  type Issued,
  openssl,
  openWorkshop,
  type Wanted,
  type Workshop,
} from "../../support/certificates/openssl-authority.ts";

let workshop: Workshop;
let root: Authority;
let stranger: Authority;

beforeAll(async () => {
  workshop = await openWorkshop();
  root = await workshop.root("Test root");
  stranger = await workshop.root("Test root");
});
afterAll(() => workshop.close());

const der = ({ pem }: Pick<Issued, "pem">): Uint8Array => new X509Certificate(pem).raw;

async function serveHttp(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** `openssl ocsp` as a responder behind a port of ours: it answers one question at a time from what it reads. */
async function serveOcsp(
  signer: Issued,
  questions: () => void = () => undefined,
  { by = root, more = [] }: { by?: Authority; more?: string[] } = {},
): Promise<number> {
  return serveHttp(async (request, response) => {
    questions();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const answer = await answerOcsp(signer, Buffer.concat(parts), { by, more });
    response.setHeader("content-type", "application/ocsp-response").end(answer);
  });
}

let asked = 0;
async function answerOcsp(
  signer: Issued,
  question: Buffer,
  { by = root, more = [] }: { by?: Authority; more?: string[] } = {},
): Promise<Buffer> {
  asked += 1;
  const [requestPath, answerPath] = [join(workshop.folder, `${asked}.req`), join(workshop.folder, `${asked}.resp`)];
  const { writeFile } = await import("node:fs/promises");
  await writeFile(requestPath, question);
  const books = ["-index", by.indexPath, "-CA", by.certificatePath];
  const signing = ["-rsigner", signer.certificatePath, "-rkey", signer.keyPath, "-ndays", "2", ...more];
  await openssl("ocsp", ...books, ...signing, "-reqin", requestPath, "-respout", answerPath);
  return readFile(answerPath);
}

const issue = (extensions: string[]): Promise<Issued> =>
  root.issue({ name: siteHost, dns: [siteHost], extensions } satisfies Wanted);
const namingOcsp = (port: number) => `authorityInfoAccess = OCSP;URI:http://127.0.0.1:${port}/`;
const namingCrl = (port: number) => `crlDistributionPoints = URI:http://127.0.0.1:${port}/list.crl`;

async function ask(issued: Issued, ports: number[], issuer: Issued | null = root) {
  const hosts = ports.map((port) => `127.0.0.1:${port}`);
  const certificate = { facts: readCertificate(der(issued)), certificate: der(issued), issuer: issuer && der(issuer) };
  const reach = { mayAsk: (host: string) => hosts.includes(host), signal: new AbortController().signal };
  const [result = null] = await askRevocation([certificate], { reach, clock });
  return result;
}

describe("an issuer that is asked by question", () => {
  test("says that a certificate is good, and that it is revoked once it is", async () => {
    const port = await serveOcsp(root);
    const leaf = await issue([namingOcsp(port)]);
    expect(await ask(leaf, [port])).toMatchObject({
      ...{ sha256: leaf.sha256, how: "ocsp", host: `127.0.0.1:${port}`, answer: "good" },
    });
    await root.revoke(leaf);
    expect(await ask(leaf, [port])).toMatchObject({ how: "ocsp", answer: "revoked" });
  });

  test.each([
    ["with its own certificate attached", []],
    ["without any certificate", ["-resp_no_certs"]],
  ])("is believed as an intermediate authority, %s", async (_how, more) => {
    const between = await root.authority({ name: "Test intermediate" });
    const port = await serveOcsp(between, undefined, { by: between, more });
    const leaf = await between.issue({ name: siteHost, dns: [siteHost], extensions: [namingOcsp(port)] });
    expect(await ask(leaf, [port], between)).toMatchObject({ how: "ocsp", answer: "good" });
    await between.revoke(leaf);
    expect(await ask(leaf, [port], between)).toMatchObject({ how: "ocsp", answer: "revoked" });
  });

  test("is believed through whom it has appointed, and not through any other of its certificates", async () => {
    const between = await root.authority({ name: "Test intermediate" });
    const appointed = await between.issue({ name: "responder", extendedUsages: "OCSPSigning" });
    const other = await between.issue({ name: "another server", dns: ["other.example.com"] });
    const [port, wrong] = [
      await serveOcsp(appointed, undefined, { by: between }),
      await serveOcsp(other, undefined, { by: between }),
    ];
    const [asked, askedWrong] = [
      await between.issue({ name: siteHost, dns: [siteHost], extensions: [namingOcsp(port)] }),
      await between.issue({ name: siteHost, dns: [siteHost], extensions: [namingOcsp(wrong)] }),
    ];
    expect(await ask(asked, [port], between)).toMatchObject({ answer: "good" });
    expect(await ask(askedWrong, [wrong], between)).toMatchObject({ answer: "unknown" });
  });

  test("is not believed when somebody else has signed, under the issuer's very name", async () => {
    const port = await serveOcsp(stranger);
    const result = await ask(await issue([namingOcsp(port)]), [port]);
    expect(result).toMatchObject({ answer: "unknown" });
    expect(result?.message).toMatch(/not signed by the issuer|cannot be verified/);
  });

  test("is not believed with an answer about another certificate", async () => {
    const other = await issue([]);
    const questionPath = join(workshop.folder, "other.req");
    await openssl("ocsp", "-issuer", root.certificatePath, "-cert", other.certificatePath, "-reqout", questionPath);
    const answer = await answerOcsp(root, await readFile(questionPath));
    const port = await serveHttp((_request, response) => void response.end(answer));
    expect(await ask(await issue([namingOcsp(port)]), [port])).toMatchObject({ answer: "unknown" });
  });

  test("is asked by nobody where the person has not agreed to its host", async () => {
    let questions = 0;
    const port = await serveOcsp(root, () => {
      questions += 1;
    });
    expect(await ask(await issue([namingOcsp(port)]), [1])).toBeNull();
    expect(questions).toBe(0);
  });

  test("leads nowhere that nobody agreed to", async () => {
    let questions = 0;
    const elsewhere = await serveOcsp(root, () => {
      questions += 1;
    });
    const port = await serveHttp(
      (_request, response) => void response.writeHead(307, { location: `http://127.0.0.1:${elsewhere}/` }).end(),
    );
    const leaf = await issue([namingOcsp(port)]);
    expect((await ask(leaf, [port]))?.message).toContain("nobody agreed to ask");
    expect(questions).toBe(0);
    expect(await ask(leaf, [port, elsewhere])).toMatchObject({ answer: "good" });
  });

  test("is asked at two addresses at most, however many a certificate names", async () => {
    let questions = 0;
    const port = await serveHttp((_request, response) => {
      questions += 1;
      response.writeHead(503).end();
    });
    const many = Array.from({ length: 5 }, (_, at) => `OCSP;URI:http://127.0.0.1:${port}/${at}`);
    await ask(await issue([`authorityInfoAccess = ${many.join(",")}`]), [port]);
    expect(questions).toBe(2);
  });

  test("that sends more than any real answer has is cut off", async () => {
    const port = await serveHttp((_request, response) => void response.end(Buffer.alloc(200_000)));
    expect((await ask(await issue([namingOcsp(port)]), [port]))?.message).toContain("larger than any real one");
  });

  test("cannot be believed where the issuer's certificate is not known", async () => {
    const port = await serveOcsp(root);
    expect(await ask(await issue([namingOcsp(port)]), [port], null)).toMatchObject({ answer: "unknown" });
  });
});

describe("an issuer's list of revoked certificates", () => {
  const serveList = (list: () => Promise<Buffer>) =>
    serveHttp(async (_request, response) => void response.end(await list()));

  test("holds a certificate once it is revoked", async () => {
    const port = await serveList(() => root.crl());
    const leaf = await issue([namingCrl(port)]);
    expect(await ask(leaf, [port])).toMatchObject({ how: "crl", answer: "good" });
    await root.revoke(leaf);
    expect(await ask(leaf, [port])).toMatchObject({ how: "crl", answer: "revoked" });
  });

  test("is looked at where a question brings nothing, and the result says so", async () => {
    const broken = await serveHttp((_request, response) => void response.writeHead(503).end());
    const port = await serveList(() => root.crl());
    const leaf = await issue([namingOcsp(broken), namingCrl(port)]);
    const result = await ask(leaf, [broken, port]);
    expect(result).toMatchObject({ how: "crl", answer: "good" });
    expect(result?.message).toContain("HTTP status 503");
  });

  test("is not believed when somebody else has signed it, or when it is no list", async () => {
    const forged = await serveList(() => stranger.crl());
    expect(await ask(await issue([namingCrl(forged)]), [forged])).toMatchObject({ answer: "unknown" });
    const noise = await serveList(async () => Buffer.from("no list"));
    expect(await ask(await issue([namingCrl(noise)]), [noise])).toMatchObject({ answer: "unknown" });
  });
});

test("an answer that the server staples comes with the chain", async () => {
  const leaf = await issue([]);
  const questionPath = join(workshop.folder, "stapled.req");
  await openssl("ocsp", "-issuer", root.certificatePath, "-cert", leaf.certificatePath, "-reqout", questionPath);
  const answer = await answerOcsp(root, await readFile(questionPath));
  const stapling = closedAfterTest(await serveCertificate(serving(leaf), { stapled: answer }));
  const garbled = closedAfterTest(await serveCertificate(serving(leaf), { stapled: Buffer.from("garbage") }));
  const grid = await readGridOf(pairServedBy([stapling, garbled], { trust: "ca", ca: root.pem }));
  const { stapled } = servedAt(grid, "site1");
  expect(stapled).toMatchObject({ status: "good" });
  const lastsMs = Date.parse(stapled?.nextUpdate ?? "") - Date.parse(stapled?.producedAt ?? "");
  expect(Math.round(lastsMs / 86_400_000)).toBe(2);
  expect(servedAt(grid, "site2").stapled).toEqual({ status: "unreadable", producedAt: null, nextUpdate: null });
});

test("an answer that the server staples proves nothing when it is about another certificate or signed by somebody else", async () => {
  const [leaf, other] = [await issue([]), await issue([])];
  const questionPath = join(workshop.folder, "stapled-other.req");
  const question = async (about: Issued) => {
    await openssl("ocsp", "-issuer", root.certificatePath, "-cert", about.certificatePath, "-reqout", questionPath);
    return readFile(questionPath);
  };
  const elsewhere = await answerOcsp(root, await question(other));
  const forged = await answerOcsp(stranger, await question(leaf));
  const servers = [
    closedAfterTest(await serveCertificate(serving(leaf), { stapled: elsewhere })),
    closedAfterTest(await serveCertificate(serving(leaf), { stapled: forged })),
  ] as const;
  const grid = await readGridOf(pairServedBy(servers, { trust: "ca", ca: root.pem }));
  expect(["site1", "site2"].map((name) => servedAt(grid, name).stapled?.status)).toEqual(["unknown", "unknown"]);
});
