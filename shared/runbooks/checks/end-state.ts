/** Everything that a change of roles must have brought about, part by part (`design.md`, rule 5). */
import type { Check, CheckResult } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { concluded } from "./evidence.ts";
import { roleLines } from "./roles.ts";
import { sharedIpLines } from "./shared-ip.ts";
import { certificateLine, siteServedByLine } from "./site.ts";

type EndState = Extract<Check, { check: "end-state" }>;

export function judgeEndState(
  { primary, backup, isBackupAlive, isLinkCut }: EndState,
  known: RunKnowledge,
): CheckResult {
  const { pair } = known.situation;
  const expected = [
    { appliance: primary, role: "primary" },
    { appliance: backup, role: isBackupAlive ? "backup" : "not-primary" },
  ] as const;
  const lines = [
    ...roleLines(expected, known, isLinkCut),
    siteServedByLine(known, primary),
    certificateLine(known, primary),
    ...(pair.network.method === "shared-ip" ? sharedIpLines(primary, known) : []),
  ];
  const second = isBackupAlive ? `${backup} is backup` : `${backup} is not primary`;
  return concluded(
    lines,
    `${primary} is primary, ${second}, and ${pair.site.host} is served by ${primary} with a certificate that clients accept.`,
  );
}
