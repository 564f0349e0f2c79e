import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import { acquireSingleWriter } from "../../../electron/core/single-writer/acquire-single-writer.ts";
import { startHolder } from "../../support/single-writer/start-holder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function acquire(folder: string) {
  const writer = await acquireSingleWriter({ folder, door: "terminal", clock: systemClock });
  onTestFinished(() => writer.release());
  return writer;
}

const refusal = async (folder: string): Promise<unknown> =>
  acquire(folder).then(
    () => "acquired",
    (error: unknown) => error,
  );

test("a second writer is told who holds the lock, and the first one is summoned", async () => {
  const folder = temporaryFolder();
  const holder = await startHolder(folder);
  expect(await refusal(folder)).toMatchObject({
    code: "another-writer",
    message: expect.stringMatching(new RegExp(`chromium door, process ${holder.pid}, since \\d{4}-\\d\\d-\\d\\dT`)),
    advice: expect.stringContaining("brought to the front"),
  });
  expect(await holder.nextWord()).toBe("summoned");
});

test("kill -9 frees the lock at once, whatever the holder left behind", async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 3; round += 1) {
    const holder = await startHolder(folder);
    await holder.kill();
  }
  expect(readdirSync(folder).sort()).toEqual(["lock.db", "lock.json", "summons.sock"]);
  const writer = await acquire(folder);
  expect(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"))).toMatchObject({
    pid: process.pid,
    door: "terminal",
  });
  await writer.release();
});

test("after a release nothing is left but the empty lock file, and the next one gets the lock", async () => {
  const folder = temporaryFolder();
  const first = await acquire(folder);
  expect(readdirSync(folder).sort()).toEqual(["lock.db", "lock.json", "summons.sock"]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  await first.release();
  await first.release();
  expect(readdirSync(folder)).toEqual(["lock.db"]);
  expect(statSync(join(folder, "lock.db")).size).toBe(0);
  await acquire(folder);
});

test("the same process cannot hold the lock twice, and trying does not lose it", async () => {
  const folder = temporaryFolder();
  await acquire(folder);
  expect(await refusal(folder)).toMatchObject({ code: "another-writer" });
  await expect(startHolder(folder)).rejects.toThrow(/ended/);
});

test("a holder without a window is not said to have shown one", async () => {
  const folder = temporaryFolder();
  await acquire(folder);
  expect(await refusal(folder)).toMatchObject({ advice: expect.not.stringContaining("brought to the front") });
});

test("a holder's note that is missing or nonsense makes the message poorer, not the lock weaker", async () => {
  const folder = temporaryFolder();
  await acquire(folder);
  for (const text of [
    "",
    "nonsense",
    '{"pid":"x"}',
    `{"pid":${2 ** 22 + 1},"door":"terminal","since":"2026-01-01T00:00:00Z"}`,
  ]) {
    writeFileSync(join(folder, "lock.json"), text);
    expect(await refusal(folder)).toMatchObject({
      code: "another-writer",
      message: expect.stringContaining("has not said who it is"),
    });
  }
});

test("the socket understands one word and hangs up on any other", async () => {
  const folder = temporaryFolder();
  const writer = await acquire(folder);
  let summons = 0;
  writer.onSummons(() => {
    summons += 1;
  });
  const say = (words: string) =>
    new Promise<string>((resolve) => {
      let heard = "";
      const socket = createConnection(join(folder, "summons.sock"), () => socket.write(words));
      socket.on("data", (chunk) => {
        heard += String(chunk);
      });
      socket.on("error", () => socket.destroy());
      socket.on("close", () => resolve(heard));
    });
  for (const words of ["quit\n", "show\nshow\n", "x".repeat(100_000), "GET / HTTP/1.1\r\n\r\n"])
    expect(await say(words)).toBe("");
  expect(summons).toBe(0);
  expect(await say("show\n")).toBe("shown\n");
  expect(summons).toBe(1);
});

test("a data folder too deep for a socket is summoned through a folder of ours alone", async () => {
  const folder = join(temporaryFolder(), ..."deep/below/".repeat(12).split("/").filter(Boolean));
  mkdirSync(folder, { recursive: true });
  const holder = await startHolder(folder);
  expect(await refusal(folder)).toMatchObject({ advice: expect.stringContaining("brought to the front") });
  expect(await holder.nextWord()).toBe("summoned");
  const own = join(tmpdir(), `pairdesk-${process.getuid?.()}`);
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 24);
  expect(statSync(own).mode & 0o777).toBe(0o700);
  expect(readdirSync(own)).toContain(`${name}.sock`);
  await holder.kill();
  await (await acquire(folder)).release();
  expect(readdirSync(own)).not.toContain(`${name}.sock`);
});

test("of many that start together exactly one gets the lock", async () => {
  const folder = temporaryFolder();
  const starts = await Promise.allSettled(Array.from({ length: 4 }, () => startHolder(folder)));
  expect(starts.filter((start) => start.status === "fulfilled")).toHaveLength(1);
});

test("a folder in which no lock can be made is refused in words", async () => {
  const file = join(temporaryFolder(), "a-file");
  writeFileSync(file, "");
  expect(await refusal(file)).toMatchObject({ code: "data-folder-unusable", advice: expect.stringMatching(/\w/) });
});

test("a lock file that became garbage is refused with advice, not overwritten", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "lock.db"), "garbage".repeat(200));
  expect(await refusal(folder)).toMatchObject({
    code: "data-folder-unusable",
    advice: expect.stringContaining("delete"),
  });
  expect(readFileSync(join(folder, "lock.db"), "utf8")).toBe("garbage".repeat(200));
});
