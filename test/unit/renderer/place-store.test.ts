import { expect, it } from "vitest";
import { createPlaceStore, type Place } from "../../../renderer/stores/place-store.ts";
import { settled } from "../../support/settled.ts";

const fleet: Place = { screen: "fleet" };
const first: Place = { screen: "pair", pairId: "pair-1" };
const second: Place = { screen: "pair", pairId: "pair-2" };

it("begins at the worst pair, with nowhere to go back to", () => {
  const place = createPlaceStore();
  place.back();
  place.forward();
  expect(place.getState()).toEqual({
    place: { screen: "pair", pairId: null },
    moves: 0,
    hasBack: false,
    hasForward: false,
  });
});

it("goes back and forward through the places in their order", () => {
  const place = createPlaceStore(fleet);
  place.go(first);
  place.go(second);
  place.back();
  place.back();
  expect(place.getState()).toMatchObject({ place: fleet, hasBack: false, hasForward: true });
  place.forward();
  expect(place.getState()).toMatchObject({ place: first, hasBack: true, hasForward: true });
});

it("forgets what lay ahead once the person goes somewhere else", () => {
  const place = createPlaceStore(fleet);
  place.go(first);
  place.back();
  place.go(second);
  expect(place.getState()).toMatchObject({ place: second, hasForward: false });
  place.back();
  expect(place.getState().place).toEqual(fleet);
});

it("counts a choice of the present place, so that focus moves, without a second entry in the history", () => {
  const place = createPlaceStore(fleet);
  place.go(first);
  place.go({ ...first });
  expect(place.getState().moves).toBe(2);
  place.back();
  expect(place.getState().place).toEqual(fleet);
});

it("keeps the last hundred places", () => {
  const place = createPlaceStore();
  for (let n = 1; n <= 150; n += 1) place.go({ screen: "pair", pairId: `pair-${n}` });
  for (let n = 0; n < 200; n += 1) place.back();
  expect(place.getState().place).toEqual({ screen: "pair", pairId: "pair-51" });
});

it("does not move while a guard thinks, nor when it says no", async () => {
  const place = createPlaceStore(fleet);
  place.go({ screen: "add-pair" });
  const answer = Promise.withResolvers<boolean>();
  let asked = 0;
  place.guardLeaving(() => {
    asked += 1;
    return answer.promise;
  });
  place.go(first);
  place.back();
  expect(place.getState().place).toEqual({ screen: "add-pair" });
  answer.resolve(false);
  await settled();
  expect(place.getState().place).toEqual({ screen: "add-pair" });
  expect(asked).toBe(1);
});

it("makes the move that was asked for once the guard agrees", async () => {
  const place = createPlaceStore(fleet);
  place.go({ screen: "add-pair" });
  place.guardLeaving(async () => true);
  place.back();
  await settled();
  expect(place.getState()).toMatchObject({ place: fleet, hasForward: true });
});

it("asks nobody after the release, and leaves a later guard in place when an earlier one is released", async () => {
  const place = createPlaceStore(fleet);
  const releaseEarly = place.guardLeaving(async () => true);
  const releaseLate = place.guardLeaving(async () => false);
  releaseEarly();
  place.go(first);
  await settled();
  expect(place.getState().place).toEqual(fleet);
  releaseLate();
  place.go(first);
  expect(place.getState().place).toEqual(first);
});
