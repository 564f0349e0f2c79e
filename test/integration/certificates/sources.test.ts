/** Where a file lies can keep it from being read: each reason is said, nothing waits, and nothing throws. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examineTogether } from "../../../electron/core/certificates/certificate-works.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function codeAt(path: string): Promise<string | undefined> {
  const { reports } = await examineTogether({ sources: [{ source: { path }, passphrase: null }] });
  const [report] = reports;
  expect(report?.verdict).toBe("unreadable");
  return report?.problems[0]?.code;
}

test("a file that is gone, and a folder in the way, are told apart from a damaged file", async () => {
  const folder = temporaryFolder();
  expect(await codeAt(join(folder, "gone.p12"))).toBe("file-missing");
  mkdirSync(join(folder, "some"));
  expect(await codeAt(join(folder, "some"))).toBe("is-folder");
  symlinkSync("nowhere", join(folder, "link"));
  expect(await codeAt(join(folder, "link"))).toBe("file-missing");
});

test.skipIf(process.platform === "win32")("a pipe and a device are not waited for", async () => {
  const pipe = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  expect(await codeAt(pipe)).toBe("not-a-file");
  expect(await codeAt("/dev/zero")).toBe("not-a-file");
});

test.skipIf(process.getuid?.() === 0)("a file of somebody else is named as that", async () => {
  const path = join(temporaryFolder(), "theirs.p12");
  writeFileSync(path, "x");
  chmodSync(path, 0);
  expect(await codeAt(path)).toBe("no-permission");
});

test("a file of 100 MB is refused by its size, without its bytes", async () => {
  const path = join(temporaryFolder(), "huge.p12");
  writeFileSync(path, "");
  truncateSync(path, 100_000_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(await codeAt(path)).toBe("too-large");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test("bytes that were pasted are examined as a file is, each source with its own report", async () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const { reports } = await examineTogether({
    sources: [
      { source: { fileName: "a.txt", base64: base64("nothing") }, passphrase: null },
      { source: { fileName: "b.txt", base64: "" }, passphrase: null },
      { source: { fileName: "c.txt", base64: "A".repeat(7_000_000) }, passphrase: null },
    ],
  });
  expect(reports.map(({ problems }) => problems[0]?.code)).toEqual(["not-certificates", "empty", "too-large"]);
});
