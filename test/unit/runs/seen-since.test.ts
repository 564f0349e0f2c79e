import { expect, test } from "vitest";
import { offerNow } from "../../../electron/core/runs/prepare-run.ts";
import { offerRunbooks } from "../../../shared/runbooks/offer-runbooks.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import { riskOn } from "../../../shared/runbooks/risk-on.ts";
import { usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import { rememberAll } from "../../support/judge.ts";
import { answered, definePair, health, looks, nowMs } from "../../support/observations.ts";
import { runsOfAPair } from "../../support/runbooks/past-runs-of-a-pair.ts";

const procedures = { readRunFacts, writeRunbook, offerRunbooks };
const dayMs = 86_400_000;

/** The roles are swapped now, a planned switch with a sync did it a week ago, and this was seen in between or before. */
function foundAfter(role: "primary" | "backup", daysAgo: number) {
  const past = runsOfAPair();
  past.play("planned-switch", ["primary", "backup"], {
    answers: { "sync-first": "yes" },
    beginsAt: new Date(nowMs - 7 * dayMs).toISOString(),
  });
  const seen = [
    health("site1", answered("site1", { role }), { secondsAgo: daysAgo * 86_400 }),
    ...looks(
      health("site1", answered("site1", { role: "backup" })),
      health("site2", answered("site2", { role: "primary" })),
    ),
  ];
  const { facts } = offerNow(
    {
      pair: { ...definePair(), id: "pair-1", practice: false },
      seen: { memory: () => rememberAll(seen), context: () => ({ nowMs, isSingleLook: true, suspectedSince: {} }) },
      past: past.runs,
      changes: [],
      timing: usualRunTiming,
      procedures,
    },
    null,
  );
  return riskOn(facts, "site1");
}

test("what was seen while no run was under way makes an old planned switch no proof any more", () => {
  expect(foundAfter("primary", 2)).toBeNull();
  expect(foundAfter("primary", 8)).toBe("no");
  expect(foundAfter("backup", 2)).toBe("no");
});
