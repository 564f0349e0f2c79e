/** Everything that a change of roles must have brought about, part by part (`design.md`, rule 5). */
import type { Check, CheckResult, EvidenceLine } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { applianceOf } from "../which-appliance.ts";
import { concluded, lookedAt, unknownLine } from "./evidence.ts";
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
    healthLine(primary, known),
    ...(isBackupAlive ? [healthLine(backup, known)] : []),
    siteServedByLine(known, primary),
    certificateLine(known, primary),
    ...(pair.network.method === "shared-ip" ? sharedIpLines(primary, known) : []),
  ];
  const second = isBackupAlive ? `${backup} is a healthy backup` : `${backup} is not primary`;
  return concluded(
    lines,
    `${primary} is primary and healthy, ${second}, and ${pair.site.host} is served by ${primary} with a certificate that clients accept.`,
  );
}

/** By its own word alone, as roles are. */
function healthLine(name: string, { situation }: RunKnowledge): EvidenceLine {
  const appliance = applianceOf(situation, name);
  const at = lookedAt(appliance);
  if (appliance.isHealthy === null) return unknownLine(name, `the health of ${name} is not known`, at);
  return appliance.isHealthy
    ? { about: name, what: `${name} says that it is healthy`, holds: "yes", at, grade: "api" }
    : { about: name, what: `${name} says that it is not healthy`, holds: "no", at, grade: "api" };
}
