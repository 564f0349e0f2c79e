import { expect, test } from "vitest";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import { closingOf, type ToldRoles } from "../../../shared/runbooks/closing-of.ts";
import { begunRun, smallFacts, smallRunbook, smallSteps, startedRun } from "../../support/runs/small-runbook.ts";

const { timing } = smallFacts();
const { look, confirm, write, settle, prove } = smallSteps;
const at = startedRun().at;
const reread = ["site1", "site2"].map((name) => ({
  ...{ name, isAnswering: true, isHealthy: true, applianceId: null, lastSync: null, at },
  ...{ role: null, listedRole: null, isListMissing: false, mayBeCached: false },
}));
const call = { appliance: "site2", method: "POST" as const, url: "https://site2", headers: {}, body: null };

const cutOff = (syncFirst: "yes" | "no") =>
  readRun([
    startedRun({ runbook: smallRunbook([look, confirm, write, settle, prove]) }),
    { event: "checked", at, step: "look", result: { answer: "yes", text: "", lines: [] }, plan: reread },
    { event: "answered", at, step: "confirm", values: { name: "site2", "sync-first": syncFirst } },
    { event: "intended", at, step: "write", call, reread },
  ]) ?? begunRun();

const told = (site1: string | null, site2: string | null, isProved = false): ToldRoles => ({
  roles: [
    { name: "site1", role: site1 },
    { name: "site2", role: site2 },
  ],
  isProved,
});
const later = Date.parse(at) + timing.settleMs;
const outcome = (seen: ToldRoles | null, nowMs = later, syncFirst: "yes" | "no" = "no") =>
  closingOf(cutOff(syncFirst), seen, nowMs).outcome;

test("the run in these tests has sent its call", () => {
  expect(cutOff("no").steps["write"]?.intendedAt).toBe(at);
});

test("what nobody saw is unknown", () => {
  expect(outcome(null)).toBe("unknown");
  expect(outcome(told(null, "primary"))).toBe("unknown");
});

test("a change that was seen is incomplete, and so is an end that is as it should be", () => {
  expect(outcome(told("backup", "primary"))).toBe("incomplete");
  expect(outcome(told("backup", "primary", true))).toBe("incomplete");
});

test("roles as they were are a failure only when the call can have no effect any more", () => {
  expect(outcome(told("primary", "backup"))).toBe("failed");
  expect(outcome(told("primary", "backup"), later - 1)).toBe("unknown");
  expect(outcome(told("primary", "backup"), later, "yes")).toBe("unknown");
});

test("roles that are neither the old nor the new ones are a change carried out in part", () => {
  for (const role of ["primary", "backup", "none"]) expect(outcome(told(role, role))).toBe("incomplete");
});

test("what a person did by hand is not seen in the roles", () => {
  expect(closingOf(begunRun(), told("backup", "primary"), later).outcome).toBe("unknown");
});
