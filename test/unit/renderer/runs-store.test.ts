import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRunbooksStore } from "../../../renderer/stores/runbooks-store.ts";
import { createRunsStore } from "../../../renderer/stores/runs-store.ts";
import type { Wait } from "../../../renderer/stores/wait.ts";
import { wantsPerson } from "../../../renderer/stores/wants-person.ts";
import type { OfferedRunbook } from "../../../shared/contract/runs.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createRunViews, offeredRunbooks } from "../../fixtures/run-views.ts";
import { createCoreClient } from "../../support/core-client.ts";

const { planned, ended, run } = createRunViews(Date.parse("2026-03-02T14:10:00Z"));
const old = { ...ended.done, id: "run-0" };

let window = new AbortController();
beforeEach(() => {
  window = new AbortController();
});
afterEach(() => window.abort());

function follow(answers: ScriptedCoreOptions["answers"]) {
  const core = createScriptedCore({ answers: { runs: () => [], ...answers } });
  const waits: (() => void)[] = [];
  const wait: Wait = () => new Promise((resolve) => waits.push(resolve));
  const store = createRunsStore(createCoreClient(core), wait);
  void store.follow(window.signal);
  const states = () => store.getState().runs?.map(({ id, state }) => `${id} ${state}`) ?? null;
  return { core, store, waits, states };
}

const byId = (id: string) => (id === "run-0" ? old : planned("settle"));

describe("the runs that a window knows", () => {
  it("are the list first and then what changes, a new one before the others", async () => {
    const { core, states } = follow({ runs: () => [old], run: byId });
    await expect.poll(states).toEqual(["run-0 ended"]);
    core.tellRun({ type: "changed", run: planned("settle") });
    await expect.poll(states).toEqual(["run-1 working", "run-0 ended"]);
    core.tellRun({ type: "changed", run: planned("swing") });
    await expect.poll(states).toEqual(["run-1 yours", "run-0 ended"]);
    core.tellRun({ type: "removed", runId: "run-1" });
    await expect.poll(states).toEqual(["run-0 ended"]);
  });

  it("keep no steps in the list", async () => {
    const { core, store } = follow({ run: byId });
    await expect.poll(() => store.getState().feed).toBe("live");
    core.tellRun({ type: "changed", run: planned("settle") });
    await expect.poll(() => store.getState().runs?.length).toBe(1);
    expect(store.getState().runs?.[0]).not.toHaveProperty("steps");
  });

  it("are known in full while they are open, and afterwards only the one on screen", async () => {
    const { core, store } = follow({ runs: () => [planned("settle"), old], run: byId });
    const known = () => Object.keys(store.getState().views);
    await expect.poll(known).toEqual(["run-1"]);
    core.tellRun({ type: "changed", run: ended.done });
    await expect.poll(known).toEqual([]);
    await store.show("run-0");
    expect(known()).toEqual(["run-0"]);
  });

  it("are asked for anew when the stream of changes could not be had", async () => {
    let isBroken = true;
    const { store, waits, states } = follow({
      runs: () => {
        if (isBroken) throw new PairdeskError("disk-full", "There is no room.", "Make room.");
        return [old];
      },
      run: byId,
    });
    await expect.poll(() => store.getState().feed).toBe("broken");
    expect(store.getState().failure).toMatchObject({ kind: "refused", message: "There is no room." });
    isBroken = false;
    waits[0]?.();
    await expect.poll(states).toEqual(["run-0 ended"]);
    expect(store.getState()).toMatchObject({ feed: "live", failure: null });
  });
});

describe("what a person does to a run", () => {
  it("is shown as the answer tells it", async () => {
    const { store, states } = follow({
      runs: () => [planned("agree")],
      run: () => planned("agree"),
      runDeed: () => planned("switch"),
    });
    await expect.poll(states).toEqual(["run-1 yours"]);
    await store.show("run-1");
    await store.answer("run-1", "agree", { target: "site2" });
    expect(store.getState().views["run-1"]?.step).toBe("switch");
    expect(states()).toEqual(["run-1 working"]);
  });

  it("rejects as the call does and leaves the run as it was", async () => {
    const { store, states } = follow({
      runs: () => [planned("agree")],
      run: () => planned("agree"),
      runDeed: () => {
        throw new PairdeskError("run-refused", "Not now.", "Wait.");
      },
    });
    await expect.poll(states).toEqual(["run-1 yours"]);
    await expect(store.cancel("run-1", "")).rejects.toThrow("Not now.");
    expect(states()).toEqual(["run-1 yours"]);
  });
});

it("tells why a run could not be had, until another is asked for", async () => {
  const { store } = follow({
    run: (id) => {
      if (id === "gone") throw new PairdeskError("not-found", "It is gone.", "Choose another.");
      return old;
    },
  });
  await store.show("gone");
  expect(store.getState().viewFailure).toMatchObject({ message: "It is gone." });
  await store.show("run-0");
  expect(store.getState().viewFailure).toBeNull();
});

it("says that a pair's run wants a person when it waits or was cut off, and of no other pair's", () => {
  expect(wantsPerson([planned("agree")], "pair-1")).toBe(true);
  expect(wantsPerson([run({ state: "cut-off" })], "pair-1")).toBe(true);
  expect(wantsPerson([planned("settle"), ended.failed], "pair-1")).toBe(false);
  expect(wantsPerson([planned("agree")], "pair-2")).toBe(false);
  expect(wantsPerson(null, "pair-1")).toBe(false);
});

describe("what can be done with a pair", () => {
  it("is asked once for one state, and keeps what was told when it cannot be asked again", async () => {
    const answers: (() => OfferedRunbook[])[] = [
      () => offeredRunbooks,
      () => {
        throw new PairdeskError("not-found", "There is no such pair.", "");
      },
    ];
    let asked = 0;
    const core = createScriptedCore({
      answers: {
        offered() {
          asked += 1;
          return answers[asked - 1]?.() ?? [];
        },
      },
    });
    const store = createRunbooksStore(createCoreClient(core));
    await Promise.all([store.ask("pair-1", "protected"), store.ask("pair-1", "protected")]);
    expect(asked).toBe(1);
    await expect.poll(() => store.getState().offers["pair-1"]?.runbooks?.length).toBe(4);
    await store.ask("pair-1", "outage");
    expect(store.getState().offers["pair-1"]).toMatchObject({ runbooks: { length: 4 }, failure: { kind: "refused" } });
  });
});
