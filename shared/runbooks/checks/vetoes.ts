/** What stands against the procedure, as a check: hard is no, soft is unknown until somebody gives a reason. */
import type { Grade } from "../../domain/pair-status.ts";
import type { Check, CheckResult, EvidenceLine } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { earlierBackupWords } from "../vetoes/backup-missing.ts";
import { findVetoes } from "../vetoes/find-vetoes.ts";
import type { VetoCondition, VetoHit } from "../vetoes/veto.ts";

type VetoCheck = Extract<Check, { check: "vetoes" }>;

export function judgeVetoes({ column, serving, syncFirstInput }: VetoCheck, known: RunKnowledge): CheckResult {
  const isSyncFirst = syncFirstInput !== undefined && known.answers[syncFirstInput] === "yes";
  const vetoes = findVetoes({ column, serving, isSyncFirst, known });
  const lines = vetoes.map(lineOf);
  const counted = earlierBackupWords({ column, serving, isSyncFirst, known });
  const [hard, soft] = (["hard", "soft"] as const).map((weight) => vetoes.filter((hit) => hit.weight === weight));
  if (hard?.length) {
    return {
      answer: "no",
      text: `This cannot be done now: ${hard.map(({ message }) => message).join(" ")}`,
      lines,
      vetoes,
    };
  }
  if (soft?.length) {
    const text = `This can be done only with a reason: ${soft.map(({ message }) => message).join(" ")}`;
    return { answer: "unknown", text: `${text}${counted}`, lines, vetoes };
  }
  const text = vetoes.length === 0 ? "Nothing stands against it." : "Nothing that weighs stands against it.";
  return { answer: "yes", text: `${text}${counted}`, lines, vetoes };
}

/** What people or our own journal said; everything else the appliances told. */
const attestedConditions: readonly VetoCondition[] = [
  "settings-on-at-primary",
  "attestations",
  "changes-open",
  "recent-changes",
  "cool-down",
  "no-backup",
];

function lineOf({ condition, holds, message }: VetoHit): EvidenceLine {
  const known: Grade = attestedConditions.includes(condition) ? "attested" : "api";
  return { about: null, what: message, holds, at: null, grade: holds === "unknown" ? "unknown" : known };
}
