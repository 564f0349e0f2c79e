import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPairsStore } from "../../../renderer/stores/pairs-store.ts";
import type { Wait } from "../../../renderer/stores/wait.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";
import { createCoreClient } from "../../support/core-client.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const { pair } = createPairViews(nowMs);
const at = (seconds: number) => new Date(nowMs + seconds * 1000).toISOString();
const named = (name: string, seconds: number) => pair({ assessedAt: at(seconds), status: { name } });

let window = new AbortController();
beforeEach(() => {
  window = new AbortController();
});
afterEach(() => window.abort());

/** A store over a core behind the real contract; `waits` are the pauses it asked for, which pass when told to. */
function follow(options: ScriptedCoreOptions) {
  const core = createScriptedCore(options);
  const waits: { ms: number; pass: () => void }[] = [];
  const wait: Wait = (ms) => new Promise((resolve) => waits.push({ ms, pass: resolve }));
  const store = createPairsStore(createCoreClient(core), wait);
  void store.follow(window.signal);
  const names = () => store.getState().pairs?.map(({ status }) => status.name) ?? null;
  return { core, store, waits, names };
}

describe("the pairs that a window knows", () => {
  it("are the list first and then what changes", async () => {
    const { core, store, names } = follow({ pairs: [named("as listed", 0)] });
    expect(store.getState()).toEqual({ feed: "connecting", pairs: null, failure: null });
    await expect.poll(names).toEqual(["as listed"]);
    expect(store.getState().feed).toBe("live");
    core.tell({ type: "changed", pair: named("as changed", 1) });
    await expect.poll(names).toEqual(["as changed"]);
    core.tell({ type: "changed", pair: { ...named("another", 2), id: "pair-2" } });
    await expect.poll(names).toEqual(["as changed", "another"]);
    core.tell({ type: "removed", pairId: "pair-1" });
    await expect.poll(names).toEqual(["another"]);
  });

  it("are not set back by an event that is older than what is known", async () => {
    const { core, store, names } = follow({
      pairs: [named("as listed", 10)],
      answers: { check: async () => named("as checked", 20) },
    });
    await expect.poll(names).toEqual(["as listed"]);
    await store.check("pair-1");
    core.tell({ type: "changed", pair: named("overtaken", 15) });
    core.tell({ type: "changed", pair: { ...named("another", 2), id: "pair-2" } });
    await expect.poll(names).toEqual(["as checked", "another"]);
  });

  it("change without a newer conclusion when only the looking began", async () => {
    const { core, store, names } = follow({ pairs: [named("same", 0)] });
    await expect.poll(names).toEqual(["same"]);
    core.tell({ type: "changed", pair: { ...named("same", 0), isLooking: true } });
    await expect.poll(() => store.getState().pairs?.[0]?.isLooking).toBe(true);
  });

  it("keep the very objects of what did not change", async () => {
    const { core, store, names } = follow({ pairs: [named("before", 0)] });
    await expect.poll(names).toEqual(["before"]);
    const before = store.getState().pairs?.[0]?.status.appliances;
    core.tell({ type: "changed", pair: named("after", 1) });
    await expect.poll(names).toEqual(["after"]);
    expect(store.getState().pairs?.[0]?.status.appliances).toBe(before);
  });
});

describe("when the stream of changes ends", () => {
  it("keeps what is known, says that it is no longer kept up to date, and lists again after a pause", async () => {
    const pairs = [named("first", 0)];
    const { core, store, waits, names } = follow({ pairs });
    await expect.poll(names).toEqual(["first"]);
    core.endStreams();
    await expect.poll(() => waits.length).toBe(1);
    expect(store.getState()).toMatchObject({ feed: "broken", failure: { kind: "lost" } });
    expect(names()).toEqual(["first"]);
    pairs.splice(0, 1, { ...named("came meanwhile", 5), id: "pair-2" });
    waits[0]?.pass();
    await expect.poll(names).toEqual(["came meanwhile"]);
    expect(store.getState()).toMatchObject({ feed: "live", failure: null });
    core.tell({ type: "changed", pair: { ...named("followed again", 6), id: "pair-2" } });
    await expect.poll(names).toEqual(["followed again"]);
  });

  it("waits longer after each failure in a row, and shortly again after a success", async () => {
    let isFailing = true;
    const { core, store, waits } = follow({
      answers: {
        list: async () => {
          if (isFailing) throw new PairdeskError("database-damaged", "Damaged.", "It was set aside.");
          return [];
        },
      },
    });
    for (let count = 1; count <= 5; count += 1) {
      await expect.poll(() => waits.length).toBe(count);
      if (count < 5) waits[count - 1]?.pass();
    }
    expect(waits.map(({ ms }) => ms)).toEqual([250, 1000, 2000, 5000, 5000]);
    expect(store.getState()).toMatchObject({
      pairs: null,
      failure: { kind: "refused", message: "Damaged.", advice: "It was set aside." },
    });
    isFailing = false;
    waits[4]?.pass();
    await expect.poll(() => store.getState().feed).toBe("live");
    core.endStreams();
    await expect.poll(() => waits.at(-1)?.ms).toBe(250);
  });

  it("is not followed any more once the window has gone", async () => {
    const { core, store, waits, names } = follow({ pairs: [named("first", 0)] });
    await expect.poll(names).toEqual(["first"]);
    window.abort();
    core.endStreams();
    await expect(store.follow(window.signal)).resolves.toBeUndefined();
    expect(waits).toEqual([]);
    expect(store.getState().feed).toBe("live");
  });
});
