import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCommandLogStore } from "../../../renderer/stores/command-log-store.ts";
import type { Wait } from "../../../renderer/stores/wait.ts";
import type { CommandLogPage } from "../../../shared/contract/command-log.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";
import { createExchangeLog } from "../../support/exchange-log.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");

let window = new AbortController();
beforeEach(() => {
  window = new AbortController();
});
afterEach(() => window.abort());

/** A store over the real log behind the real contract; pauses pass when the test lets them. */
function follow(recorded: number, answers: ScriptedCoreOptions["answers"] = {}) {
  const log = createExchangeLog(nowMs);
  let count = 0;
  const record = (times: number, kind: "health" | "silent" = "health") => {
    for (let time = 0; time < times; time += 1) log.record(kind);
    count += times;
    core.tellExchanges(count);
  };
  const core = createScriptedCore({ answers: { ...log.answers, ...answers } });
  const waits: { ms: number; pass: () => void }[] = [];
  const wait: Wait = (ms, signal) =>
    new Promise((resolve) => {
      waits.push({ ms, pass: resolve });
      signal.addEventListener("abort", () => resolve());
    });
  record(recorded);
  const store = createCommandLogStore(createCoreClient(core), wait);
  void store.follow(window.signal);
  const ids = () => store.getState().entries?.map(({ id }) => id) ?? null;
  return { store, log, record, waits, ids };
}

describe("the command log that a window shows", () => {
  it("is the newest page first and holds back what is new until it is asked for", async () => {
    const { store, record, ids } = follow(2);
    await expect.poll(ids).toEqual([2, 1]);
    record(3);
    await expect.poll(() => store.getState().waiting.map(({ id }) => id)).toEqual([5, 4, 3]);
    expect(ids()).toEqual([2, 1]);
    await store.showNew();
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
    expect(store.getState().waiting).toEqual([]);
  });

  it("asks for what is new after a pause, however often it is told of", async () => {
    const { store, record, waits } = follow(1);
    await expect.poll(() => store.getState().entries?.length).toBe(1);
    record(1);
    await expect.poll(() => store.getState().waiting.length).toBe(1);
    record(1);
    record(1);
    expect(store.getState().waiting).toHaveLength(1);
    waits.find(({ ms }) => ms === 1_000)?.pass();
    await expect.poll(() => store.getState().waiting.length).toBe(3);
  });

  it("shows what is new at once while the person follows", async () => {
    const { store, record, ids } = follow(1);
    await expect.poll(ids).toEqual([1]);
    await store.setFollowing(true);
    record(2);
    await expect.poll(ids).toEqual([3, 2, 1]);
  });

  it("begins anew from the newest when more is new than one page holds", async () => {
    const { store, record, ids } = follow(1);
    await expect.poll(ids).toEqual([1]);
    record(250);
    await expect.poll(() => store.getState().hasMoreWaiting).toBe(true);
    await store.showNew();
    expect(ids()).toEqual(Array.from({ length: 100 }, (_, index) => 251 - index));
    expect(store.getState()).toMatchObject({ next: 152, waiting: [], hasMoreWaiting: false });
  });

  it("adds older pages to the end, each once, to the oldest", async () => {
    const { store, ids } = follow(230);
    await expect.poll(() => ids()?.length).toBe(100);
    await Promise.all([store.loadOlder(), store.loadOlder()]);
    expect(ids()).toHaveLength(200);
    await store.loadOlder();
    expect(ids()).toEqual(Array.from({ length: 230 }, (_, index) => 230 - index));
    expect(store.getState().next).toBeNull();
  });

  it("says why older ones did not come, and can be asked again", async () => {
    let isFailing = true;
    const log = createExchangeLog(nowMs);
    for (let count = 0; count < 150; count += 1) log.record("health");
    const { store } = follow(0, {
      commandLog: (query) =>
        isFailing && query.before !== undefined
          ? Promise.reject(new PairdeskError("not-found", "planted", "again"))
          : log.answers.commandLog(query),
    });
    await expect.poll(() => store.getState().entries?.length).toBe(100);
    await expect(store.loadOlder()).rejects.toThrow("planted");
    isFailing = false;
    await store.loadOlder();
    expect(store.getState().entries).toHaveLength(150);
  });

  it("drops an answer to a filter that was changed while it was on its way", async () => {
    const pending: { text: string | undefined; answer: (page: CommandLogPage) => void }[] = [];
    const { store, waits } = follow(0, {
      commandLog: ({ text }) => new Promise((resolve) => pending.push({ text, answer: resolve })),
    });
    await expect.poll(() => pending.length).toBe(1);
    const log = createExchangeLog(nowMs);
    log.record("health");
    const found = await log.answers.commandLog({ limit: 1 });
    store.narrow({ text: "a" });
    store.narrow({ text: "ab" });
    for (const { ms, pass } of waits) if (ms === 250) pass();
    await expect.poll(() => pending.map(({ text }) => text)).toEqual([undefined, "ab"]);
    pending[1]?.answer(found);
    await expect.poll(() => store.getState().entries?.length).toBe(1);
    pending[0]?.answer({ entries: [], next: null });
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.getState().entries).toHaveLength(1);
  });

  it("says why it could not be narrowed, and forgets that with the next answer", async () => {
    const log = createExchangeLog(nowMs);
    const { store } = follow(0, {
      commandLog: (query) =>
        query.outcome === "failed"
          ? Promise.reject(new PairdeskError("not-found", "planted", "again"))
          : log.answers.commandLog(query),
    });
    await expect.poll(() => store.getState().entries).toEqual([]);
    store.narrow({ outcome: "failed" });
    await expect.poll(() => store.getState().failure).toMatchObject({ kind: "refused", message: "planted" });
    store.narrow({ outcome: null });
    await expect.poll(() => store.getState().failure).toBeNull();
  });
});

describe("saving it", () => {
  it("saves every exchange that the filter lets through, one a line, the newest first", async () => {
    const saved: string[] = [];
    const { store, record } = follow(450, {
      async saveText({ text }) {
        saved.push(text);
        return "/there.jsonl";
      },
    });
    record(1, "silent");
    await expect(store.save()).resolves.toEqual({ path: "/there.jsonl", saved: 451, leftOut: 0 });
    const ids = saved[0]
      ?.trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect(ids).toEqual(Array.from({ length: 451 }, (_, index) => 451 - index));
  });

  it("leaves out the oldest when one file cannot hold them all, and says how many", async () => {
    const log = createExchangeLog(nowMs);
    log.record("health");
    const [entry] = (await log.answers.commandLog({ limit: 1 })).entries;
    if (!entry) throw new Error("there is no entry");
    const large = { ...entry, received: "x".repeat(100_000) };
    const { store } = follow(0, {
      commandLog: async ({ before = 121 }) => ({
        entries: Array.from({ length: 20 }, (_, index) => ({ ...large, id: before - 1 - index })),
        next: before > 21 ? before - 20 : null,
      }),
      saveText: async ({ text }) => (text.length <= 10_000_000 ? "/there.jsonl" : null),
    });
    const saved = await store.save();
    expect(saved?.path).toBe("/there.jsonl");
    expect(saved?.leftOut).toBeGreaterThan(0);
    expect((saved?.saved ?? 0) + (saved?.leftOut ?? 0)).toBe(120);
  });

  it("says nothing when the person thought better of it", async () => {
    await expect(follow(1, { saveText: async () => null }).store.save()).resolves.toBeNull();
  });
});
