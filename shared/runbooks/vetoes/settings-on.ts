import { attested } from "./attested.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

const settings = [
  ["backup-operations", "Backup Operations"],
  ["automatic-failover", "Automatic Failover"],
] as const;

/** With them on, the normal primary would sync or take over by itself while it is backup (`judgement.md` 4). */
export function settingsOnAtPrimary({ known: { situation, attestations } }: VetoQuestion): JudgedCondition {
  const { normalPrimary } = situation.pair;
  const said = settings.map(([item, label]) => ({
    label,
    word: attested(attestations, item, normalPrimary, situation.nowMs),
  }));
  const on = said.find(({ word }) => word?.value === "on");
  if (on) {
    return {
      holds: "yes",
      message: `${on.label} is on at ${normalPrimary}, as ${on.word?.by} said at ${on.word?.at}: turn it off first.`,
    };
  }
  const unsaid = said.filter(({ word }) => word === null).map(({ label }) => label);
  return {
    holds: unsaid.length === 0 ? "no" : "unknown",
    message: `Nobody has confirmed in the last 90 days that ${unsaid.join(" and ")} ${unsaid.length === 1 ? "is" : "are"} off at ${normalPrimary}.`,
  };
}
