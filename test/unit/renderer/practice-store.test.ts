import { expect, it } from "vitest";
import { createPairsStore } from "../../../renderer/stores/pairs-store.ts";
import { createPlaceStore } from "../../../renderer/stores/place-store.ts";
import { createPracticeStore } from "../../../renderer/stores/practice-store.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";
import { createCoreClient } from "../../support/core-client.ts";

const { pair } = createPairViews(Date.parse("2026-03-01T12:00:00Z"));

function stores(answers: ScriptedCoreOptions["answers"] = {}) {
  const client = createCoreClient(createScriptedCore({ answers }));
  const pairs = createPairsStore(client);
  const place = createPlaceStore();
  return { pairs, place, practice: createPracticeStore(client, pairs, place) };
}

it("goes to the practice pair once it is open", async () => {
  const { pairs, place, practice } = stores({ openPractice: async () => pair({ practice: true }) });
  await practice.open();
  expect(pairs.getState().pairs).toHaveLength(1);
  expect(place.getState()).toMatchObject({ place: { screen: "pair", pairId: "pair-1" }, moves: 1 });
});

it("stays where it is when the practice pair could not be opened", async () => {
  const { place, practice } = stores({ openPractice: () => Promise.reject(new Error("planted")) });
  await expect(practice.open()).rejects.toThrow();
  expect(place.getState()).toMatchObject({ place: { screen: "pair", pairId: null }, moves: 0 });
});

it("looks at the pair after an appliance was killed, and after it was started again", async () => {
  const done: string[] = [];
  const { practice } = stores({
    kill: async (appliance) => void done.push(`kill ${appliance}`),
    start: async (appliance) => void done.push(`start ${appliance}`),
    check: async (pairId) => {
      done.push(`check ${pairId}`);
      return pair({ practice: true });
    },
  });
  await practice.kill("pair-1", "site1");
  expect(practice.getState().running).toEqual({ site1: false });
  await practice.start("pair-1", "site1");
  expect(practice.getState().running).toEqual({ site1: true });
  expect(done).toEqual(["kill site1", "check pair-1", "start site1", "check pair-1"]);
});

it("does not take an appliance for dead that could not be killed", async () => {
  const { practice } = stores({ kill: () => Promise.reject(new Error("planted")) });
  await expect(practice.kill("pair-1", "site1")).rejects.toThrow();
  expect(practice.getState().running).toEqual({});
});
