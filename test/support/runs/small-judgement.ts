/** Judges just enough for the executor to be driven: roles as both appliances say them, and what moved since the plan. */
import type { RunJudgement } from "../../../electron/core/runs/run-judgement.ts";
import type { CheckResult, EvidenceLine } from "../../../shared/runbooks/check.ts";
import { foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";

export const smallJudgement: RunJudgement = {
  judgeCheck(check, known) {
    if (check.check === "roles") return judgeRoles(known, (name) => roleIn(check.expected, name));
    return judgeRoles(known, () => null);
  },
  planOf: ({ situation, cacheMs, lastHealthAskedMs }) =>
    situation.appliances.map(({ name, reading, health, list, isHealthy }) => ({
      name,
      isAnswering: reading !== null,
      isHealthy,
      isListMissing: false,
      applianceId: reading?.applianceId ?? null,
      role: reading?.role ?? null,
      lastSync: reading?.lastSync?.at ?? null,
      listedRole:
        list?.outcome.kind === "listed"
          ? (list.outcome.appliances.find((one) => one.name === name)?.role ?? null)
          : null,
      at: health?.at ?? new Date(0).toISOString(),
      mayBeCached: Date.parse(health?.at ?? "") - (lastHealthAskedMs(name) ?? Number.NEGATIVE_INFINITY) < cacheMs,
    })),
  foreignChanges,
};

const roleIn = (expected: { appliance: string; role: string }[], name: string): string | null =>
  expected.find(({ appliance }) => appliance === name)?.role ?? null;

/** null: any role will do. */
function judgeRoles({ situation }: RunKnowledge, expected: (name: string) => string | null): CheckResult {
  const lines = situation.appliances.map(({ name, reading, readBy }): EvidenceLine => {
    const wanted = expected(name);
    const isSo = wanted === null || reading?.role === wanted ? "yes" : "no";
    const holds = reading ? isSo : "unknown";
    return {
      about: name,
      what: `${name} is ${reading?.role ?? "silent"}`,
      holds,
      at: readBy?.at ?? null,
      grade: "api",
    };
  });
  const worst = (["no", "unknown", "yes"] as const).find((answer) => lines.some(({ holds }) => holds === answer));
  return { answer: worst ?? "unknown", text: "Roles as they are told.", lines };
}
