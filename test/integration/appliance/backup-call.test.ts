/** A configuration backup over the wire: what is kept, under which name and rights, and what is no backup. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createBackupFiles } from "../../../electron/core/files/backup-files.ts";
import type { FixedAnswer } from "../../support/sample-server.ts";
import { sample, sampleAnswer } from "../../support/sample-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { backupRoute, startWritingTest, takeBackup, type WritingTest } from "../../support/writing-test.ts";

const binary = { "content-type": "application/octet-stream" };
/** Longer than what is read before the rest is streamed. */
const large = randomBytes(300_000);

async function start(options: Parameters<WritingTest["writer"]>[0] = {}) {
  const wire = await startWritingTest("v2");
  const dataFolder = temporaryFolder();
  const files = createBackupFiles({ dataFolder, clock: wire.clock });
  const folder = join(dataFolder, "backups");
  const take = (pair = "Support site", stop?: AbortSignal) =>
    wire
      .writer(options)
      .takeBackup(wire.exact(takeBackup), (appliance, content) => files.save({ pair, appliance }, content), stop);
  const kept = () => readdir(folder).catch(() => []);
  return { wire, dataFolder, folder, take, kept };
}

const answer = ({ server }: WritingTest, given: FixedAnswer): void => server.answer(backupRoute, given);

describe("a backup", () => {
  test("is kept byte for byte, with its size and SHA-256, for its owner alone", async () => {
    const { wire, folder, take } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    const sha256 = createHash("sha256").update(large).digest("hex");
    const file = "Support site-site2-2026-03-02T09-15-04Z.nsb";
    expect(await take()).toEqual({
      outcome: { kind: "accepted", words: expect.stringContaining(sha256) },
      backup: { appliance: "site2", file, bytes: large.length, sha256 },
    });
    expect(await readFile(join(folder, file))).toEqual(large);
    if (process.platform === "win32") return;
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });

  test("never takes the place of another one of the same second", async () => {
    const { wire, take, kept } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    await take();
    expect((await take()).backup?.file).toBe("Support site-site2-2026-03-02T09-15-04Z (2).nsb");
    expect(await kept()).toHaveLength(2);
  });

  test("of a pair whose name is a path stays in its folder", async () => {
    const { wire, dataFolder, take, kept } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    await take("../../etc/passwd");
    expect(await readdir(dataFolder)).toEqual(["backups"]);
    expect(await kept()).toEqual([expect.stringMatching(/^[^/]+-site2-.*\.nsb$/)]);
  });

  test("without a type, and in chunks, is one as well", async () => {
    const { wire, take, kept } = await start();
    wire.server.answer(backupRoute, (_request, response) => {
      response.writeHead(200);
      response.write(large.subarray(0, 100));
      response.end(large.subarray(100));
      return undefined;
    });
    expect((await take()).backup?.bytes).toBe(large.length);
    expect(await kept()).toHaveLength(1);
  });

  test("is not in the command log's exchange, only its size and SHA-256 are", async () => {
    const { wire, take } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    await take();
    expect(wire.exchanges.at(-1)).toMatchObject({
      outcome: { kind: "response", status: 200, text: "" },
      file: { bytes: large.length },
    });
  });
});

const json = { "content-type": "application/json" };
const filler = " ".repeat(200);

describe("no backup, and nothing is kept of it", () => {
  test.each<[string, FixedAnswer]>([
    ["a status that is not 200", { status: 206, body: large, headers: binary }],
    ["403 in JSON", { ...sampleAnswer(403, "v2_403.json"), headers: json }],
    ["500", { status: 500, body: large, headers: binary }],
    ["JSON with 200", { ...sampleAnswer(200, "auth.access_denied.json"), headers: json }],
    [
      "JSON with 200 under another name",
      { status: 200, body: large, headers: { "content-type": "application/vnd.x+json" } },
    ],
    ["XML with 200", { ...sampleAnswer(200, "error.permission.xml"), headers: { "content-type": "text/xml" } }],
    [
      "XML called an application",
      { status: 200, body: large, headers: { "content-type": "application/xml; charset=UTF-8" } },
    ],
    ["a page", { ...sampleAnswer(200, "backup.page.html"), headers: { "content-type": "text/html" } }],
    [
      "the old words for a wrong account",
      { ...sampleAnswer(200, "backup.invalid-credentials.txt"), headers: { "content-type": "text/plain" } },
    ],
    ["those words called binary", { ...sampleAnswer(200, "backup.invalid-credentials.txt"), headers: binary }],
    ["those words without a type", sampleAnswer(200, "backup.invalid-credentials.txt")],
    ["an error document called binary", { ...sampleAnswer(200, "error.permission.xml"), headers: binary }],
    ["a page called binary", { ...sampleAnswer(200, "backup.page.html"), headers: binary }],
    [
      "an error in JSON called binary",
      { status: 200, body: `${sample("auth.access_denied.json")}${filler}`, headers: binary },
    ],
    ["nothing at all", { status: 200, body: "", headers: binary }],
    ["a few bytes", { status: 200, body: randomBytes(20), headers: binary }],
  ])("%s", async (_what, given) => {
    const { wire, take, kept } = await start();
    answer(wire, given);
    const { outcome, backup } = await take();
    expect(outcome).toEqual({ kind: "refused", words: expect.stringContaining("instead of a backup") });
    expect(backup).toBeUndefined();
    expect(await kept()).toEqual([]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    [
      "an answer that is cut off in the middle",
      (response) => {
        response.writeHead(200, { ...binary, "content-length": String(large.length) });
        response.write(large.subarray(0, 200_000));
        setTimeout(() => response.destroy(), 50);
      },
    ],
    [
      "chunks whose last one never comes",
      (response) => {
        response.writeHead(200, binary);
        response.write(large.subarray(0, 200_000));
        setTimeout(() => response.socket?.end(), 50);
      },
    ],
  ])("%s is unclear", async (_what, send) => {
    const { wire, take, kept } = await start();
    wire.server.answer(backupRoute, (_request, response) => {
      send(response);
      return undefined;
    });
    expect(await take()).toEqual({ outcome: { kind: "unclear", words: expect.stringContaining("no answer came") } });
    expect(await kept()).toEqual([]);
  });

  test("an answer that ends only with its connection, since a half of it would look the same", async () => {
    const { wire, take, kept } = await start();
    wire.server.answer(backupRoute, (_request, response) => {
      response.useChunkedEncodingByDefault = false;
      response.removeHeader("transfer-encoding");
      response.writeHead(200, { ...binary, connection: "close" });
      response.end(large);
      return undefined;
    });
    const { outcome } = await take();
    expect(outcome.kind).toBe("refused");
    expect(outcome.words).toContain("does not say where it ends");
    expect(await kept()).toEqual([]);
  });
});

test("an answer that announces more than the limit is refused before it is read", async () => {
  const { wire, take, kept } = await start({ callLimits: { backupBytes: 100_000 } });
  answer(wire, { status: 200, body: large, headers: { ...binary, "content-length": String(large.length) } });
  expect((await take()).outcome).toEqual({ kind: "refused", words: expect.stringContaining("more than 100000 bytes") });
  expect(await kept()).toEqual([]);
});

test("an answer that never ends is cut at the limit, refused, and nothing of it stays", async () => {
  const { wire, take, kept } = await start({ callLimits: { backupBytes: 500_000 } });
  wire.server.answer(backupRoute, (_request, response) => {
    response.writeHead(200, binary);
    const more = setInterval(() => response.write(large), 5);
    response.on("close", () => clearInterval(more));
    return undefined;
  });
  expect((await take()).outcome).toEqual({ kind: "refused", words: expect.stringContaining("more than 500000 bytes") });
  expect(await kept()).toEqual([]);
});

describe("stopped by a person", () => {
  const stopped = { outcome: { kind: "refused", words: expect.stringContaining("Stopped by a person") } };

  test("a download ends, with its connection, and the half file is gone", async () => {
    const { wire, take, kept } = await start();
    const stopping = new AbortController();
    const closed = new Promise((resolve) => {
      wire.server.answer(backupRoute, (_request, response) => {
        response.writeHead(200, binary);
        response.write(large);
        response.on("close", resolve);
        setTimeout(() => stopping.abort(), 50);
        return undefined;
      });
    });
    expect(await take("Support site", stopping.signal)).toEqual(stopped);
    await closed;
    expect(await kept()).toEqual([]);
  });

  test("an answer that has not begun is not waited for, and after the stop nothing is asked", async () => {
    const { wire, take, kept } = await start();
    const stopping = new AbortController();
    let asked = 0;
    wire.server.answer(backupRoute, () => {
      asked += 1;
      setTimeout(() => stopping.abort(), 20);
      return undefined;
    });
    expect(await take("Support site", stopping.signal)).toEqual(stopped);
    expect(await take("Support site", stopping.signal)).toEqual(stopped);
    expect(asked).toBe(1);
    expect(await kept()).toEqual([]);
  });
});

describe("a disk that does not take it", () => {
  test.skipIf(process.platform === "win32")("is said in words, and nothing stays", async () => {
    const { wire, dataFolder, take } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    await writeFile(join(dataFolder, "backups"), "a file where the folder should be");
    const { outcome } = await take();
    expect(outcome).toEqual({ kind: "refused", words: expect.stringContaining("nothing was saved") });
  });

  test("half a download that a kill left behind is gone after the next one, and one under way stays", async () => {
    const { wire, folder, take, kept } = await start();
    answer(wire, { status: 200, body: large, headers: binary });
    await mkdir(folder);
    const part = (digit: string) => `.${digit.repeat(8)}-1111-4111-8111-111111111111.part`;
    await writeFile(join(folder, part("a")), "half");
    await writeFile(join(folder, part("b")), "half");
    const longAgo = new Date(Date.now() - 86_400_000);
    await utimes(join(folder, part("a")), longAgo, longAgo);
    await take();
    expect((await kept()).filter((name) => name.endsWith(".part"))).toEqual([part("b")]);
  });
});

test("a dry run asks for no backup", async () => {
  const { wire } = await start();
  const { outcome } = await wire
    .writer({ isDryRun: true })
    .takeBackup(wire.exact(takeBackup), () => Promise.reject(new Error("nothing is saved")));
  expect(outcome).toEqual({ kind: "refused", words: "Nothing was sent: this is a dry run." });
  expect(wire.server.connections).toBe(0);
});
