/** The two appliances are parted. No call does this; a person clicks, and both are then seen without a failover role. */
import type { RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { loginPage } from "./parts/appliance-words.ts";
import { backupFirst, takeBothBackups } from "./parts/backup-first.ts";
import { presentRoles, type RolesCast } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { lookFirst, rolesCheck, rolesFirst } from "./parts/look-first.ts";
import { keepSharedIp, sharedIpKept } from "./parts/shared-ip.ts";
import { confirmed, typedName } from "./parts/typed-name.ts";

export function breakRelationship(facts: RunFacts): Runbook {
  const cast = presentRoles(facts);
  const { primary, backup } = cast;
  const isShared = facts.pair.method === "shared-ip";
  const kept = { facts, from: backup, to: primary };
  return {
    id: "break-relationship",
    title: "Break the relationship",
    summary: `${primary.name} and ${backup.name} are parted: no data sync, and nobody takes over. ${primary.name} goes on serving alone.`,
    chapter: chapters.establish,
    steps: [
      lookFirst({ why: "Both appliances must answer, so that both can be proved to be parted.", next: [] }),
      rolesFirst(
        [
          [primary, "primary"],
          [backup, "backup"],
        ],
        ["resolve-conflict"],
      ),
      meaning(cast),
      backupFirst(),
      ...takeBothBackups(facts),
      typedName([`${primary.name} keeps the site. ${backup.name} stands alone from then on.`], {
        appliance: primary,
        fate: "will serve the site alone",
      }),
      breakByHand(cast),
      parted(facts, cast, "parted"),
      ...(isShared ? keepSharedIp(kept) : []),
      served(facts, cast),
      parted(facts, cast, "both-parted"),
      ...(isShared ? [sharedIpKept(kept)] : []),
    ],
    proof: ["site-served", "both-parted"],
    done: {
      text: `Neither appliance has a failover role, and ${primary.name} serves the site. From now on nothing is synced and nobody takes over. What was copied to ${backup.name} is still there.`,
      next: ["establish-relationship"],
    },
    incomplete: {
      text: `Not everything of the end state was seen: both without a failover role, and ${primary.name} serving the site. Look at Management > Failover on both.`,
      next: [],
    },
  };
}

const meaning = ({ primary, backup }: RolesCast): StepOf<"question"> =>
  confirmed({
    id: "understood",
    title: "What breaking means",
    chapter: chapters.establish,
    text: [
      `Data is no longer synced, and if ${primary.name} goes offline, ${backup.name} does not take over.`,
      `Nothing is removed: settings, sessions and recordings that were copied to ${backup.name} stay there, with their passwords and keys. Reset it before you give it away.`,
      "The shared IP and the failover settings of the two are not put in order by it.",
    ],
    label: "Part the two all the same",
  });

const breakByHand = ({ primary, backup }: RolesCast): StepOf<"manual"> => ({
  id: "break-by-hand",
  kind: "manual",
  title: "Break the relationship",
  chapter: chapters.establish,
  text: [`On the primary, ${primary.name}. ${backup.name} is told by it.`],
  instructions: [
    `Open ${loginPage(primary)} and log in.`,
    "Go to Management > Failover.",
    "Make sure that the page says Primary Site Instance.",
    "Click Break Failover Relationship and confirm.",
  ],
  page: { appliance: primary.name, at: "login" },
  copy: [],
  deed: { deed: "break-relationship", on: primary.name },
});

/** Seen once before the shared IP is put in order, and once after everything. */
const parted = ({ timing }: RunFacts, { primary, backup }: RolesCast, id: string): StepOf<"wait"> => ({
  id,
  kind: "wait",
  title: "Wait until neither has a failover role",
  chapter: chapters.establish,
  text: [`${primary.name} and ${backup.name} must both say none.`],
  until: rolesCheck([
    [primary, "none"],
    [backup, "none"],
  ]),
  limitMs: timing.settleMs,
  usualMs: timing.cacheMs > 0 ? timing.cacheMs : null,
  patience: "Answers about health may be a minute old.",
  ends: [
    {
      is: ["no"],
      outcome: "incomplete",
      text: `The relationship is not broken on both sides. Open Management > Failover on ${primary.name} and on ${backup.name}, and click Break Failover Relationship where it is still offered.`,
      next: [],
    },
  ],
});

const served = ({ timing, pair }: RunFacts, { primary }: RolesCast): Step => ({
  id: "site-served",
  kind: "wait",
  title: `Is ${pair.site.host} answered by ${primary.name}?`,
  chapter: chapters.ours,
  text: ["Breaking the relationship must not change who serves."],
  until: { check: "site-served-by", appliance: primary.name },
  limitMs: timing.settleMs,
  usualMs: null,
  patience: "Told by the appliance id behind the name, as seen from this computer.",
});
