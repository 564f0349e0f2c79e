import { expect, test } from "vitest";
import { describeRunbook } from "../../../shared/runbooks/describe-runbook.ts";
import { knownInputs } from "../../../shared/runbooks/known-inputs.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { runbookIds } from "../../../shared/runbooks/runbook.ts";
import { factsWith, swappedBy } from "../../support/runbooks/facts-of-a-pair.ts";

test("holds what every procedure asks in states of which none is the sample", () => {
  const states = [
    factsWith(),
    factsWith(swappedBy("takeover", "yes")),
    factsWith({ roles: [null, "backup"], pair: { method: "nat-swing" } }),
    factsWith({ roles: ["primary", "primary"], pair: { method: "shared-ip", normalPrimary: "site2" } }),
  ];
  const asked = states.flatMap((facts) =>
    runbookIds.flatMap((id) => describeRunbook(writeRunbook(id, facts)).inputs.map((input) => input.id)),
  );
  const known = knownInputs();
  expect([...new Set(asked)].filter((id) => !known.has(id))).toEqual([]);
  expect(known.has("nmae")).toBe(false);
});
