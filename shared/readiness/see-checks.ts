/** The part of the guide's best practice that Pairdesk sees by itself. A finding against it is a no; what is not known is no yes. */
import type { AssessmentContext } from "../assessment/context.ts";
import { standIn } from "../assessment/findings/roles.ts";
import type { Situation } from "../assessment/situation.ts";
import type { Finding, PairStatus } from "../domain/pair-status.ts";
import type { SeenCheck, seenChecks } from "./readiness-check.ts";

type CheckName = (typeof seenChecks)[number];

const against: Readonly<Record<CheckName, readonly string[]>> = {
  synchronized: ["SYNC_NEVER", "SYNC_OVERDUE"],
  "versions-equal": ["VERSION_MISMATCH"],
  "certificate-accepted": ["CERT_REFUSED_ON_BACKUP"],
  "own-addresses": ["ADDRESS_IS_SITE_NAME"],
  "configuration-backup": ["BACKUP_OLD"],
};

type Known = Pick<SeenCheck, "grade" | "at"> | null;

export function seeChecks(situation: Situation, context: AssessmentContext, { findings }: PairStatus): SeenCheck[] {
  const known: Record<CheckName, Known> = {
    synchronized: situation.sync && { grade: "api", at: situation.sync.lastSync.at },
    "versions-equal": versionsKnown(situation),
    "certificate-accepted": rehearsed(situation),
    "own-addresses": { grade: "attested", at: null },
    "configuration-backup": newestBackup(context),
  };
  return Object.entries(known).map(([name, fact]) => see(name as CheckName, fact, findings));
}

function see(check: CheckName, known: Known, findings: readonly Finding[]): SeenCheck {
  const found = findings.find(({ code }) => against[check].includes(code));
  if (found) {
    const [first] = found.evidence;
    const { code, message } = found;
    return { check, answer: "no", code, message, grade: first?.grade ?? "unknown", at: known?.at ?? first?.at ?? null };
  }
  if (!known) return { check, answer: "unknown", code: null, message: null, grade: "unknown", at: null };
  return { check, answer: "yes", code: null, message: null, ...known };
}

function versionsKnown({ appliances }: Situation): Known {
  const looks = appliances.map(({ reading, readBy }) =>
    reading?.version && reading.build ? (readBy?.at ?? null) : null,
  );
  const [oldest] = [...looks].sort();
  return looks.includes(null) || !oldest ? null : { grade: "api", at: oldest };
}

function rehearsed(situation: Situation): Known {
  const look = standIn(situation)?.certificate;
  const isServed = look?.outcome.kind === "served" && !situation.isOld(look);
  return look && isServed ? { grade: "probe", at: look.at } : null;
}

function newestBackup({ backups = {} }: AssessmentContext): Known {
  const newest = Object.values(backups).sort().at(-1);
  return newest ? { grade: "api", at: newest } : null;
}
