/** What a check finds in the world, line by line, as the product's own judgement would. */
import type { Answer } from "../../../shared/domain/answer.ts";
import type { ApplianceOrInput, Check, CheckResult, EvidenceLine } from "../../../shared/runbooks/check.ts";
import { applianceIn, type World } from "./world.ts";

type Line = [about: string | null, holds: Answer];

export function lookAtWorld(
  world: World,
  check: Check,
  answers: Readonly<Record<string, string>>,
  at: string,
): CheckResult {
  const lines = linesOf(world, check, answers).map(
    ([about, holds]): EvidenceLine => ({ about, what: check.check, holds, at, grade: "api" }),
  );
  return { answer: sumUp(lines.map(({ holds }) => holds)), text: check.check, lines };
}

const sumUp = (said: readonly Answer[]): Answer => {
  if (said.includes("no")) return "no";
  return said.includes("unknown") ? "unknown" : "yes";
};

function linesOf(world: World, check: Check, answers: Readonly<Record<string, string>>): Line[] {
  const { names, site } = world;
  switch (check.check) {
    case "look":
      return names.map((name) => [name, yesNo(applianceIn(world, name).isUp)]);
    case "roles":
      return check.expected.map(({ appliance, role }) => [appliance, hasRole(world, appliance, role)]);
    case "silent":
      return [[check.appliance, yesNo(!applianceIn(world, check.appliance).isUp)]];
    case "site-served-by":
      return [["site", yesNo(site === check.appliance)]];
    case "shared-ip-on":
      return names.map((name) => [name, yesNo(holdsSharedIp(world, name) === (name === check.appliance))]);
    case "sync-later-than":
      return [[null, yesNo(world.syncs > syncsBefore(world, check.at))]];
    case "end-state":
      return [
        [check.primary, hasRole(world, check.primary, "primary")],
        [check.backup, hasRole(world, check.backup, check.isBackupAlive ? "backup" : "not-primary")],
        ["site", yesNo(site === check.primary)],
      ];
    case "same-software":
      return [[null, yesNo(world.isVersionEqual)]];
    case "holds-live-data":
      return [[null, yesNo(answers[check.input] === world.liveData)]];
    case "changes-re-applied":
      return [[null, yesNo(world.openChanges === 0)]];
    case "certificates-equal":
      return names.map((name) => [name, showsSame(world, name)]);
    case "serves-file":
      return [[nameOf(check.appliance, answers), servesFile(world, nameOf(check.appliance, answers))]];
    case "certificate-file":
      return [[null, fitsFile(world, check.holds, answers)]];
    case "file-gone":
      return [[null, yesNo(world.file === null)]];
    default:
      return [[null, "yes"]];
  }
}

const nameOf = (appliance: ApplianceOrInput, answers: Readonly<Record<string, string>>): string =>
  typeof appliance === "string" ? appliance : (answers[appliance.input] ?? "");

function showsSame(world: World, name: string): Answer {
  const all = world.names.map((one) => applianceIn(world, one));
  if (all.some(({ isUp }) => !isUp)) return "unknown";
  const { shown, shownToNobody } = applianceIn(world, name);
  return yesNo(
    all.every((one) => one.shown === shown && one.shownToNobody === shownToNobody) && shown === shownToNobody,
  );
}

function servesFile(world: World, name: string): Answer {
  if (world.file === null) return "unknown";
  const { shown, shownToNobody, isUp } = applianceIn(world, name === "site" ? siteOf(world) : name);
  return isUp ? yesNo(shown === world.file && shownToNobody === world.file) : "unknown";
}

type Holds = Extract<Check, { check: "certificate-file" }>["holds"];

function fitsFile(world: World, holds: Holds, answers: Readonly<Record<string, string>>): Answer {
  if (world.file === null) return "unknown";
  if (holds === "new") return yesNo(world.names.some((name) => applianceIn(world, name).shown !== world.file));
  return yesNo(applianceIn(world, nameOf(holds.servedBy, answers)).shown === world.file);
}

type LaterThan = Extract<Check, { check: "sync-later-than" }>["at"];

function syncsBefore({ syncsAt }: World, at: LaterThan): number {
  if (at === null || typeof at === "string") return 0;
  return syncsAt[at.afterStep] ?? Number.POSITIVE_INFINITY;
}

function hasRole(world: World, name: string, role: string): Answer {
  const { isUp, role: held } = applianceIn(world, name);
  if (!isUp) return role.startsWith("not-primary") ? "yes" : "unknown";
  return yesNo(role === "any" || (role.startsWith("not-primary") ? held !== "primary" : held === role));
}

const holdsSharedIp = (world: World, name: string): boolean =>
  applianceIn(world, name).isUp && applianceIn(world, name).hasSharedIp;

const yesNo = (is: boolean): Answer => (is ? "yes" : "no");

/** Where nobody of the two serves, the first one stands for whoever does. */
const siteOf = ({ site, names }: World): string => (names.includes(site) ? site : names[0]);
