/** The last look of a procedure: roles, site name, certificate and shared IP together, seen after the last change. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { gate } from "./when.ts";

interface EndState {
  facts: RunFacts;
  primary: FactsOfAppliance;
  backup: FactsOfAppliance;
  /** Off: the other one may be silent, as long as it is not primary. */
  isBackupAlive: boolean;
  /** The two do not reach one another. */
  isLinkCut?: boolean;
  id?: string;
  when?: Condition;
}

export function endState(asked: EndState): StepOf<"wait"> {
  const { facts, primary, backup, isBackupAlive, isLinkCut = false, id = "end-state", when } = asked;
  const { timing, pair } = facts;
  const other = isBackupAlive ? `${backup.name} is a healthy backup` : `${backup.name} is not primary`;
  return {
    id,
    kind: "wait",
    title: "Prove the end state",
    chapter: chapters.ours,
    text: [
      `${primary.name} is primary and healthy, ${other}, ${pair.site.host} is answered by ${primary.name}, and its certificate would be accepted. All of it seen after the last change, from this computer.`,
    ],
    ...gate(when),
    until: {
      check: "end-state",
      primary: primary.name,
      backup: backup.name,
      isBackupAlive,
      ...(isLinkCut ? { isLinkCut } : {}),
    },
    limitMs: timing.settleMs,
    usualMs: timing.cacheMs > 0 ? timing.cacheMs : null,
    patience: "Answers about health may be a minute old, so a look from before the last change does not count.",
  };
}
