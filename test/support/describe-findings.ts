/** One code with what raises it and what does not: each line of a table becomes a test. */
import { describe, expect, test } from "vitest";
import { wordsForFinding } from "../../renderer/words/findings/words-for-finding.ts";
import type { Observation } from "../../shared/domain/observation.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { Severity } from "../../shared/domain/pair-status.ts";
import { findingOf, type JudgeOptions, judge } from "./judge.ts";

interface Case {
  by: string;
  seen: Observation[];
  pair?: PairDefinition;
  context?: JudgeOptions["context"];
}

export interface FindingScenario {
  code: string;
  severity: Severity;
  raised: (Case & { about?: string; says?: RegExp })[];
  notRaised: Case[];
}

export function describeFindings(scenarios: FindingScenario[]): void {
  describe.each(scenarios)("$code", ({ code, severity, raised, notRaised }) => {
    test("has words of its own", () => {
      expect(wordsForFinding(code)).not.toBeNull();
    });

    test.each(raised)("is raised by $by", ({ seen, about, says, ...how }) => {
      const found = findingOf(judge(seen, optionsOf(how)), code);
      expect(found.severity).toBe(severity);
      if (about) expect(found.appliance).toBe(about);
      expect(found.message).toMatch(says ?? /\S/);
      expect(found.evidence.length).toBeGreaterThan(0);
      expect(found.evidence.map(({ what }) => what)).not.toContain("");
    });

    test.each(notRaised)("is not raised by $by", ({ seen, ...how }) => {
      expect(judge(seen, optionsOf(how)).findings.map((finding) => finding.code)).not.toContain(code);
    });
  });
}

const optionsOf = ({ pair, context }: { pair?: PairDefinition; context?: JudgeOptions["context"] }): JudgeOptions => ({
  ...(pair ? { pair } : {}),
  ...(context ? { context } : {}),
});
