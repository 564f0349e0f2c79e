import { describe, expect, it } from "vitest";
import { arrangeFleet } from "../../../renderer/features/fleet/arrange-fleet.ts";
import { rowFacts } from "../../../renderer/features/fleet/row-facts.ts";
import { createFleetStore, type FleetChoices } from "../../../renderer/stores/fleet-store.ts";
import { shareUnchanged } from "../../../renderer/stores/share-unchanged.ts";
import { fleetOf } from "../../fixtures/fleet-of.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const fifty = fleetOf(50, nowMs);
const plain: FleetChoices = { search: "", verdicts: [], order: "need", isGrouped: false, collapsed: [] };
const names = (choices: Partial<FleetChoices>, pairs = fifty) =>
  arrangeFleet(pairs, { ...plain, ...choices }).shown.map(({ status }) => status.name);

describe("the fleet", () => {
  it("finds what begins as typed, and else what holds every word", () => {
    expect(names({ search: " krems  1 " })).toEqual(["Krems 1"]);
    expect(names({ search: "hospitals outage" })).toEqual(["Aarhus 3"]);
    expect(names({ search: "verdue" })).toEqual([]);
    expect(names({ search: "overdue" })).toHaveLength(2);
  });

  it("counts verdicts of what was found, whichever are chosen", () => {
    const { counts, shown } = arrangeFleet(fifty, { ...plain, verdicts: ["outage"] });
    expect(shown).toHaveLength(1);
    expect(counts.map(({ count }) => count)).toEqual([1, 1, 1, 1, 3, 43]);
  });

  it("puts the oldest data first, and before it what is not known at all", () => {
    const { pair, byVerdict } = createPairViews(nowMs);
    const named = (name: string, view: typeof byVerdict.protected) => ({ ...view, status: { ...view.status, name } });
    const pairs = [named("fresh", pair()), named("late", byVerdict.degraded), named("dark", byVerdict.unknown)];
    expect(names({ order: "sync" }, pairs)).toEqual(["dark", "late", "fresh"]);
  });

  it("puts the pair first whose older look is the oldest", () => {
    const { pair, stale } = createPairViews(nowMs);
    const named = (name: string, view: typeof stale) => ({ ...view, status: { ...view.status, name } });
    const never = pair({ site1: { lookedAt: null } });
    const pairs = [named("fresh", pair()), named("old", stale), named("never", never)];
    expect(names({ order: "checked" }, pairs)).toEqual(["never", "old", "fresh"]);
  });

  it("stands in groups by their worst pair, or by name, with the rest last", () => {
    const groups = (order: FleetChoices["order"]) =>
      arrangeFleet(fifty, { ...plain, isGrouped: true, order }).groups.map(({ name }) => name);
    expect(groups("need")[0]).toBe("Universities");
    expect(groups("name").slice(0, 2)).toEqual(["Hospitals", "Managed customers"]);
    expect(groups("need").at(-1)).toBeNull();
    expect(groups("name").at(-1)).toBeNull();
  });

  it("has no headings when no pair belongs to a group", () => {
    const pairs = fifty.map((pair) => ({ ...pair, group: null }));
    expect(arrangeFleet(pairs, { ...plain, isGrouped: true }).isGrouped).toBe(false);
  });
});

it("a later conclusion that changes nothing on a row leaves the row's facts the very same", () => {
  const { pair } = createPairViews(nowMs);
  const before = rowFacts(pair());
  const after = shareUnchanged(
    before,
    rowFacts(pair({ assessedAt: new Date(nowMs).toISOString(), status: { looks: 5 } })),
  );
  expect(after).toBe(before);
});

it("choices are turned on and off one by one", () => {
  const fleet = createFleetStore();
  fleet.toggleVerdict("outage");
  fleet.toggleVerdict("conflict");
  fleet.toggleVerdict("outage");
  fleet.toggleGroup(null);
  expect(fleet.getState()).toMatchObject({ verdicts: ["conflict"], collapsed: [null] });
  fleet.setState({ search: "x" });
  fleet.showAll();
  expect(fleet.getState()).toMatchObject({ search: "", verdicts: [], collapsed: [null] });
});
