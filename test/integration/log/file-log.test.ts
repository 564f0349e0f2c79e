import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createFileLog, type FileLogOptions } from "../../../electron/core/log/file-log.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock } from "../../../electron/core/ports.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function fileLog(options: Partial<FileLogOptions> = {}) {
  const folder = options.folder ?? temporaryFolder();
  const secrets = createSecretRegistry();
  const log = createFileLog({ folder, clock: systemClock, secrets, ...options });
  onTestFinished(() => log.close());
  const read = (name = "pairdesk.log") =>
    readFileSync(join(folder, name), "utf8")
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  return { folder, secrets, log, read };
}

test("each entry is a line of JSON in a file for its owner alone", () => {
  const { folder, log, read } = fileLog();
  log.info("start", { door: "terminal" });
  const errorId = log.error("call.failed", new Error("broken\nin two lines"));
  expect(read()).toMatchObject([
    { level: "info", event: "start", facts: { door: "terminal" } },
    { level: "error", event: "call.failed", errorId, error: { message: "broken\nin two lines" } },
  ]);
  expect(statSync(join(folder, "pairdesk.log")).mode & 0o777).toBe(0o600);
});

test("a log that others could read is closed to them", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "pairdesk.log"), "");
  chmodSync(join(folder, "pairdesk.log"), 0o644);
  fileLog({ folder }).log.info("start");
  expect(statSync(join(folder, "pairdesk.log")).mode & 0o777).toBe(0o600);
});

test("a second run goes on in the same file", () => {
  const folder = temporaryFolder();
  const first = fileLog({ folder });
  first.log.info("first");
  first.log.close();
  const second = fileLog({ folder });
  second.log.info("second");
  expect(second.read()).toMatchObject([{ event: "first" }, { event: "second" }]);
});

test("a full file makes room for a new one, and three older ones are kept", () => {
  const { folder, log, read } = fileLog({ maxBytes: 1_000 });
  for (let number = 0; number < 100; number += 1) log.info("entry", { number });
  log.info("entry", { number: 100 });
  const names = readdirSync(folder).sort();
  expect(names.filter((name) => name !== "pairdesk.log")).toEqual([
    "pairdesk.log.1",
    "pairdesk.log.2",
    "pairdesk.log.3",
  ]);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThan(1_200);
  const order = [
    "pairdesk.log.3",
    "pairdesk.log.2",
    "pairdesk.log.1",
    ...names.filter((name) => name === "pairdesk.log"),
  ];
  const numbers = order.flatMap((name) =>
    read(name).map((entry) => (entry as { facts: { number: number } }).facts.number),
  );
  expect(numbers).toEqual(numbers.map((_, index) => 101 - numbers.length + index));
});

test("no spelling of a known secret reaches the file", () => {
  const { folder, secrets, log } = fileLog();
  const canary = "canary/+ü 4711";
  secrets.hide(canary);
  const header = Buffer.from(`a1b2:${canary}`).toString("base64");
  log.info(`said ${canary}`, { [canary]: canary, header, address: encodeURIComponent(canary) });
  log.error("failed", new Error(`x ${canary}`, { cause: new Error(header) }));
  const written = readFileSync(join(folder, "pairdesk.log"), "utf8");
  for (const trace of [canary, header.slice(8, -4), encodeURIComponent(canary)]) expect(written).not.toContain(trace);
});

test("a folder that is gone stops nobody: lines are counted, also those before it is back", () => {
  const { log } = fileLog({ folder: join(temporaryFolder(), "missing") });
  log.info("one");
  expect(log.error("two", new Error("x"))).toMatch(/^[0-9a-f]{8}$/);
  expect(log.droppedLines()).toBe(2);
});

test("an entry that is far too large is told of, not written", () => {
  const { log, read } = fileLog();
  log.info("huge", { texts: Array.from({ length: 90 }, (_, key) => `${key} `.repeat(3_000)) });
  expect(read()).toMatchObject([{ event: "huge", facts: expect.stringMatching(/^\[entry of \d+ characters\]$/) }]);
});
