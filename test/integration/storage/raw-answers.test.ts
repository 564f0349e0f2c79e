import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createRawAnswers } from "../../../electron/core/create-raw-answers.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createRawAnswersStore } from "../../../electron/core/storage/raw-answers-store.ts";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import { createDayClock } from "../../support/day-clock.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest } from "../../support/storage/open-for-test.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function openAnswers() {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const clock = createDayClock(Date.UTC(2026, 2, 2, 0, 0, 0));
  let isWanted = true;
  const service = createRawAnswers({
    store: createRawAnswersStore(db, createMemoryLog()),
    isWanted: () => isWanted,
    guard: (work) => work(),
    clock,
  });
  onTestFinished(() => {
    if (db.isOpen) service.close();
  });
  let id = 0;
  const answer = (body: string | null, some: Partial<CommandLogEntry> = {}) => {
    id += 1;
    service.keep({
      id,
      at: new Date(clock.nowMs()).toISOString(),
      tookMs: 12,
      pairId: "pair-1",
      appliance: "site1",
      api: "v2",
      method: "GET",
      path: "/api/command/v2/health",
      outcome: { kind: "answered", status: 200 },
      sentBytes: 0,
      receivedBytes: 10,
      sent: null,
      received: body,
      ...some,
    });
  };
  const page = (some: { limit?: number; before?: number; appliance?: string } = {}) => {
    const from = "2026-03-01T00:00:00.000Z";
    return service.page({ pairId: "pair-1", from, until: "2026-05-01T00:00:00.000Z", limit: 200, ...some });
  };
  const stopWanting = () => {
    isWanted = false;
  };
  return { path, db, clock, service, answer, page, stopWanting };
}

test("the same answer again is one entry that counts, and another one begins anew", async () => {
  const { clock, answer, page } = openAnswers();
  for (const body of ["a", "a", "a", "b", "a"]) {
    answer(body);
    await clock.pass(minuteMs);
  }
  expect(
    page().answers.map(({ body, times, from, until }) => [body, times, from.slice(11, 16), until.slice(11, 16)]),
  ).toEqual([
    ["a", 1, "00:04", "00:04"],
    ["b", 1, "00:03", "00:03"],
    ["a", 3, "00:00", "00:02"],
  ]);
});

test("a body that comes again is kept once", async () => {
  const { db, clock, answer, page } = openAnswers();
  for (let index = 0; index < 20; index += 1) {
    answer(index % 2 === 0 ? "even" : "odd");
    await clock.pass(minuteMs);
  }
  expect(page().answers).toHaveLength(20);
  expect(db.prepare("SELECT count(*) AS n FROM raw_body").get()).toMatchObject({ n: 2 });
});

test("looked at every minute for a month, a pair takes less than a hundred kilobytes for its answers", async () => {
  const { path, db, clock, answer } = openAnswers();
  const before = statSync(path).size;
  const body = JSON.stringify({ version: "24.1.1", failover_role: "primary", enabled_shared_ips: ["192.0.2.10"] });
  for (let minute = 0; minute < 30 * 24 * 60; minute += 1) {
    for (const appliance of ["site1", "site2", "site"]) answer(body, { appliance });
    await clock.pass(minuteMs);
  }
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  expect(statSync(path).size - before).toBeLessThan(100_000);
}, 120_000);

test("a silence ends an entry: nobody knows what was answered in between", async () => {
  const { clock, answer, page } = openAnswers();
  answer("a");
  await clock.pass(hourMs);
  answer("a");
  expect(page().answers.map(({ times }) => times)).toEqual([1, 1]);
});

test("questions, appliances and outcomes are told apart, and a login keeps nothing of its answer", () => {
  const { answer, page } = openAnswers();
  answer("a");
  answer("a", { appliance: "site2" });
  answer("a", { path: "/api/command/v2/appliances" });
  answer("a", { outcome: { kind: "answered", status: 500 } });
  answer("what may be a token", { api: "login", method: "POST", path: "/oauth2/token" });
  answer(null, { outcome: { kind: "bad-answer", status: null, detail: "cut off" } });
  const { answers } = page();
  expect(answers).toHaveLength(6);
  expect(answers.find(({ question }) => question === "POST /oauth2/token")?.body).toBeNull();
  expect(page({ appliance: "site2" }).answers).toHaveLength(1);
});

test("is read page by page, the newest first", async () => {
  const { clock, answer, page } = openAnswers();
  for (let index = 0; index < 7; index += 1) {
    answer(`${index}`);
    await clock.pass(minuteMs);
  }
  const first = page({ limit: 3 });
  const second = page({ limit: 3, before: first.next ?? 0 });
  const third = page({ limit: 3, before: second.next ?? 0 });
  expect([first, second, third].flatMap(({ answers }) => answers.map(({ body }) => body))).toEqual([..."6543210"]);
  expect(third.next).toBeNull();
});

test("an entry that cannot be read is left out, and the others are shown", async () => {
  const { db, clock, answer, page } = openAnswers();
  for (const body of ["a", "b"]) {
    answer(body);
    await clock.pass(minuteMs);
  }
  db.exec("UPDATE raw_answer SET outcome = 'not json' WHERE id = 1");
  expect(page({ limit: 1 }).next).toBe(2);
  expect(page().answers.map(({ body }) => body)).toEqual(["b"]);
});

test("a period that ends before it begins is refused", () => {
  const { service } = openAnswers();
  const asked = { pairId: "pair-1", from: "2026-03-02T00:00:00.000Z", until: "2026-03-01T00:00:00.000Z", limit: 1 };
  expect(() => service.page(asked)).toThrow(expect.objectContaining({ code: "period-invalid" }));
});

test("is written by itself within seconds, and goes with its pair", async () => {
  const { db, clock, answer, service } = openAnswers();
  answer("a");
  await clock.pass(20_000);
  const count = (table: string) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"];
  expect([count("raw_answer"), count("raw_body")]).toEqual([1, 1]);
  service.end("pair-1");
  createPairsStore(db, createMemoryLog()).remove("pair-1");
  expect([count("raw_answer"), count("raw_body")]).toEqual([0, 0]);
});

test("nothing is kept when the person wants none", async () => {
  const { clock, answer, page, stopWanting } = openAnswers();
  stopWanting();
  answer("a");
  await clock.pass(minuteMs);
  expect(page().answers).toEqual([]);
});

test("what waits to be written when the person wants none any more is never written", async () => {
  const { db, clock, answer, page, service, stopWanting } = openAnswers();
  for (const body of ["a", "b"]) answer(body);
  stopWanting();
  expect(page().answers).toEqual([]);
  await clock.pass(minuteMs);
  service.close();
  expect(db.prepare("SELECT count(*) AS n FROM raw_body").get()).toMatchObject({ n: 0 });
});

test("what goes on after everything was deleted makes no other pair's entry longer, which may bear the same number", async () => {
  const { db, clock, answer, page } = openAnswers();
  answer("a");
  await clock.pass(minuteMs);
  db.exec("DELETE FROM raw_answer; DELETE FROM raw_body");
  answer("other", { pairId: "pair-2" });
  page();
  answer("a");
  page();
  const rows = db.prepare("SELECT pair_id, times FROM raw_answer ORDER BY pair_id").all();
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { pair_id: "pair-1", times: 2 },
    { pair_id: "pair-2", times: 1 },
  ]);
});
