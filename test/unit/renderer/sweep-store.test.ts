import { describe, expect, it } from "vitest";
import { createSweepStore } from "../../../renderer/stores/sweep-store.ts";
import { settled } from "../../support/settled.ts";

const ids = Array.from({ length: 20 }, (_, index) => `pair-${index}`);

/** A store whose looks end when they are told to. */
function sweeping(fails: readonly string[] = []) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const store = createSweepStore({
    async check(pairId) {
      begun.push(pairId);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (fails.includes(pairId)) throw new Error("planted");
    },
  });
  const endAll = async () => {
    while (ends.length > 0) {
      for (const end of ends.splice(0)) end();
      await settled();
    }
  };
  return { store, begun, endAll };
}

describe("a sweep", () => {
  it("looks at every pair once, six at a time, and tells how far it is", async () => {
    const { store, begun, endAll } = sweeping();
    const done = store.start(ids);
    expect(begun).toHaveLength(6);
    expect(store.getState().sweep).toMatchObject({ state: "running", total: 20, finished: 0 });
    await endAll();
    await done;
    expect(begun).toEqual(ids);
    expect(store.getState().sweep).toEqual({ state: "done", total: 20, finished: 20, failures: [] });
  });

  it("goes on after a look that failed and keeps which it was", async () => {
    const { store, endAll } = sweeping(["pair-3"]);
    const done = store.start(ids);
    await endAll();
    await done;
    expect(store.getState().sweep).toMatchObject({
      state: "done",
      finished: 20,
      failures: [{ pairId: "pair-3", failure: { kind: "lost" } }],
    });
  });

  it("begins nothing more once it is cancelled, and a new one only when the last look has ended", async () => {
    const { store, begun, endAll } = sweeping();
    const done = store.start(ids);
    store.cancel();
    await store.start(ids);
    store.clear();
    expect(store.getState().sweep?.state).toBe("cancelled");
    await endAll();
    await done;
    expect(begun).toHaveLength(6);
    expect(store.getState().sweep).toMatchObject({ state: "cancelled", finished: 6 });
    store.clear();
    expect(store.getState().sweep).toBeNull();
  });

  it("of no pairs is none", async () => {
    const { store } = sweeping();
    await store.start([]);
    expect(store.getState().sweep).toBeNull();
  });
});
