import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../shared/domain/answer.ts";
import { isProved } from "../../../shared/runbooks/next-move.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { type RunbookId, runbookIds } from "../../../shared/runbooks/runbook.ts";
import { factsWith, swapOf } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook } from "../../support/runbooks/play-runbook.ts";
import { createWorld, type World } from "../../support/runbooks/world.ts";

const roles = ["primary", "backup", "none", null] as const;
const methods = ["shared-ip", "dns-swing", "nat-swing"] as const;
const faults = [
  "refused",
  "refused-but-done",
  "unclear-but-done",
  "unclear",
  "ignored",
  "half",
  "dies",
  "all-die",
] as const;
const answers: Answer[] = ["yes", "no", "unknown"];
const how = fc
  .tuple(
    fc.constantFrom("planned" as const, "takeover" as const, "unknown" as const),
    fc.constantFrom("yes" as const, "no" as const, "unknown" as const, null),
    fc.constantFrom({ holder: "site1", other: "site2" }, { holder: "site2", other: "site1" }),
  )
  .map(([kind, answer, who]) => swapOf(kind, answer, who));

/** A number for every choice that comes up, so that a counterexample shrinks to a few. */
const run = fc.record({
  id: fc.constantFrom(...runbookIds),
  held: fc.tuple(fc.constantFrom(...roles), fc.constantFrom(...roles)),
  method: fc.constantFrom(...methods),
  swap: fc.option(how, { nil: null }),
  picks: fc.array(fc.nat(1000), { minLength: 80, maxLength: 80 }),
  fault: fc.option(fc.constantFrom(...faults), { nil: null }),
  isLinked: fc.boolean(),
  doesSharedIpFollow: fc.boolean(),
  doesSwingWork: fc.boolean(),
  doesSyncWork: fc.boolean(),
  isDryRun: fc.boolean(),
});
type Run = typeof run extends fc.Arbitrary<infer Value> ? Value : never;

function play({ id, held, method, swap, picks, fault, isDryRun, ...change }: Run) {
  const facts = factsWith({ roles: held, pair: { method }, swap, standIn: swap?.other ?? null });
  const { steps } = writeRunbook(id, facts);
  const pick = (at: number): number => picks[at % picks.length] ?? 0;
  // One check in five finds something else than the world holds.
  const found = steps.flatMap((step, at): [string, Answer][] => {
    const isLook = step.kind === "check" || step.kind === "wait";
    return isLook && pick(at) % 5 === 0 ? [[step.id, answers[pick(at + 1) % 3] ?? "yes"]] : [];
  });
  const chosen = steps.flatMap((step, at): [string, string][] => {
    const choices = step.kind === "question" ? step.inputs.filter(({ kind }) => kind === "choice") : [];
    return choices.map(({ id: input, values = [] }) => [input, values[pick(at) % values.length]?.value ?? ""]);
  });
  const given = Object.fromEntries(chosen);
  const kept = given["keep-primary"];
  if (kept) given["type-name"] = kept;
  if (given["source"]) given["type-name"] = given["source"] === "site1" ? "site2" : "site1";
  const calls = steps.filter((step) => step.kind === "action" && pick(step.id.length) % 2 === 0);
  const world: World = { ...createWorld(facts), ...change };
  if (fault) world.faults = Object.fromEntries(calls.map((step) => [step.id, fault]));
  return playRunbook(id, facts, { world, isDryRun, answers: given, found: Object.fromEntries(found) });
}

describe("a run of any procedure, whatever is answered and found", () => {
  test("ends, calls each step once, is done only when it is proved, and is refused only with nothing changed", () => {
    const seen = new Set<string>();
    const property = fc.property(run, (one) => {
      const { ending, state, steps, calls } = play(one);
      seen.add(`${one.id} ${ending.outcome}`);
      expect(steps.length).toBe(new Set(steps).size);
      if (one.isDryRun) return;
      if (ending.outcome === "done") expect(isProved(state)).toBe(true);
      if (ending.outcome === "refused") expect(calls.filter((call) => call.startsWith("set-role"))).toEqual([]);
      expect(ending.text).not.toBe("");
    });
    fc.assert(property, { numRuns: 1500, seed: 6 });
    const refused = runbookIds.filter((id: RunbookId) => !seen.has(`${id} refused`));
    expect(refused).toEqual([]);
  });

  test("never syncs first after changes before the failure", () => {
    const property = fc.property(run, (one) => {
      const { calls, handed } = play({
        ...one,
        isDryRun: false,
        swap: swapOf("takeover", "yes"),
      });
      if (one.id === "switch-back") expect(calls.filter((call) => call.endsWith("sync"))).toEqual([]);
      if (one.id === "switch-back" && handed.includes("sync-by-hand")) {
        expect(handed.indexOf("re-apply")).toBeLessThan(handed.indexOf("sync-by-hand"));
      }
    });
    fc.assert(property, { numRuns: 600, seed: 7 });
  });
});
