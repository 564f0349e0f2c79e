/**
 * Every input and manual step that a procedure could ask about, in whatever state a pair may be. One answers file is written
 * once and used when the pair stands otherwise than on that day, so what is not asked today is no mistake.
 */
import { describeRunbook } from "./describe-runbook.ts";
import { writeRunbook } from "./procedures/write-runbook.ts";
import type { FactsOfAppliance, KnownSwap, RunFacts } from "./run-facts.ts";
import { runbookIds } from "./runbook.ts";
import { sampleFacts } from "./sample-facts.ts";

const roles = ["primary", "backup", "none", null] as const;
const methods = ["shared-ip", "dns-swing", "nat-swing"] as const;
const changes = ["yes", "no", "unknown", null] as const;
const at = "2026-01-01T00:00:00.000Z";
const swaps: readonly (KnownSwap | null)[] = [
  null,
  ...changes.flatMap((answer): KnownSwap[] => [swapFrom(0, 1, answer), swapFrom(1, 0, answer)]),
];

function swapFrom(holder: 0 | 1, other: 0 | 1, answer: KnownSwap["answer"]): KnownSwap {
  const { appliances } = sampleFacts;
  const who = { holder: appliances[holder].name, other: appliances[other].name };
  return { how: "takeover", runId: "sample", at, ...who, answer, otherAnswer: answer };
}

export function knownInputs(): ReadonlySet<string> {
  const known = new Set<string>();
  for (const facts of everyState()) {
    for (const id of runbookIds) {
      for (const input of describeRunbook(writeRunbook(id, facts)).inputs) known.add(input.id);
    }
  }
  return known;
}

function* everyState(): Generator<RunFacts> {
  const [first, second] = sampleFacts.appliances;
  for (const held of roles.flatMap((one) => roles.map((other) => [one, other] as const))) {
    for (const method of methods) {
      for (const swap of swaps) {
        yield {
          ...sampleFacts,
          pair: { ...sampleFacts.pair, method, sharedIps: method === "shared-ip" ? ["192.0.2.60"] : [] },
          appliances: [replaced(first, held[0]), replaced(second, held[1])],
          primarySilentSince: held[0] === null ? at : null,
          swap,
          standIn: swap?.other ?? null,
          openChanges: swap ? [{ id: "sample", what: "A change", where: "Users" }] : [],
        };
      }
    }
  }
}

const replaced = (appliance: FactsOfAppliance, role: FactsOfAppliance["role"]): FactsOfAppliance => ({
  ...appliance,
  role,
  applianceId: "a new one",
  knownAs: { applianceId: "an old one", at },
});
