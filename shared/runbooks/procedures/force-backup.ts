/**
 * The primary becomes backup although it cannot reach its peer. Only of use where we see the peer alive and healthy; the same run then
 * makes the peer primary, because in between both are backup and nobody serves the site. What the two list of one another is from
 * before the link was cut, so once a call was made only what each says of itself counts; waiting for more would leave both backup.
 */
import type { RunFacts } from "../run-facts.ts";
import type { Ending, IfStopped, Runbook, RunbookId, Step, StepOf } from "../runbook.ts";
import { loginPage } from "./parts/appliance-words.ts";
import { backupFirst, takeBackup } from "./parts/backup-first.ts";
import { presentRoles, type RolesCast } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { endState } from "./parts/end-state.ts";
import { askWhatStays } from "./parts/login-changes.ts";
import { lookFirst, rolesCheck, rolesFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { bothBackupText, pauseWords, roleCall } from "./parts/role-call.ts";
import { siteAddressesBefore, swingSite } from "./parts/site-swing.ts";
import { confirmed, typedName } from "./parts/typed-name.ts";
import { stepIs } from "./parts/when.ts";

export function forceBackup(facts: RunFacts): Runbook {
  const cast = presentRoles(facts);
  const { primary, backup } = cast;
  const asked = { column: "force" as const, serving: backup.name };
  return {
    id: "force-backup",
    title: "Become backup although the peer cannot be reached",
    summary: `For one case: ${primary.name} and ${backup.name} are both well and do not reach one another. ${primary.name} is made backup by force, and ${backup.name} primary right after it.`,
    chapter: chapters.establish,
    steps: [
      lookFirst({
        why: `${backup.name} must be seen alive and healthy from here before ${primary.name} may be made backup by force. It is not, so nothing was changed.`,
        next: [],
      }),
      rolesFirst(
        [
          [primary, "primary"],
          [backup, "backup"],
        ],
        ["resolve-conflict"],
      ),
      mayBegin(asked),
      meaning(cast),
      askWhatStays(primary, backup),
      ...siteAddressesBefore(facts),
      backupFirst(),
      ...takeBackup(primary),
      objections(asked),
      reasons(),
      typedName([`First ${primary.name} becomes backup by force, then ${backup.name} becomes primary.`], {
        appliance: backup,
        fate: "will serve the site",
      }),
      ...standDown(facts, cast),
      ...makePeerPrimary(facts, cast),
      ...swingSite({ facts, from: primary, to: backup, mayBeDone: true }),
      endState({ facts, primary: backup, backup: primary, isBackupAlive: true, isLinkCut: true }),
    ],
    proof: ["end-state"],
    done: {
      text: `${backup.name} is primary and serves the site, ${primary.name} is backup. No data moves between them until they reach one another again on TCP 443: mend that next, and then read whether the roles are still so.`,
      next: ["switch-back"],
    },
    incomplete: {
      text: `${backup.name} was made primary, but not everything of the end state was seen. Read which part is missing in the last step and put that right.`,
      next: [],
    },
  };
}

const meaning = ({ primary, backup }: RolesCast): StepOf<"question"> =>
  confirmed({
    id: "understood",
    title: "What force means",
    chapter: chapters.establish,
    text: [
      `Normally ${primary.name} refuses to become backup while it cannot tell ${backup.name} to become primary. Force removes this protection.`,
      "Two calls are made, to one appliance after the other. Between them both are backup and nobody can work: a minute or two, since each call waits for a fresh reading.",
      "No data sync takes place: what is newer than the last one is missing on the new primary until the two reach one another again.",
      `If the second call fails, this page says what to click at ${backup.name}. Keep ${loginPage(backup)} open, and be logged in there, before you go on.`,
      "If the two do reach one another, stop here and use Planned switch.",
    ],
    label: `I am logged in at ${backup.name} and know that both will be backup for a moment`,
  });

/** Up to the second call nobody serves the site, so it may not be left there, and whatever stops it says what to click. */
function ifStoppedBetween({ primary, backup }: RolesCast): IfStopped[] {
  const mayNotStop = `It cannot be stopped between the two calls: nobody serves the site until ${backup.name} is primary.`;
  const next: RunbookId[] = ["resolve-conflict"];
  const unsure = `Whether ${primary.name} became backup was not seen. If it did: ${bothBackupText(backup)}`;
  const already = `${backup.name} was primary when it was looked at last. See that the site leads to it.`;
  return [
    { when: stepIs("peer-already", "yes"), text: already, next: [] },
    { when: stepIs("stood-down", "yes"), text: bothBackupText(backup), next, mayNotStop },
    { text: unsure, next, mayNotStop },
  ];
}

const standDownWords = ({ name }: { name: string }): string =>
  `One call to ${name}, without a sync. From here until the second call nobody serves the site.`;

/** The first call, to the present primary. */
function standDown(facts: RunFacts, { primary, backup }: RolesCast): Step[] {
  const down = rolesCheck([[primary, "backup"]], true);
  const unseen: Ending = {
    outcome: "unknown",
    text: `Whether ${primary.name} became backup could not be seen. Look at ${loginPage(primary)}, Management > Failover. If it is backup: ${bothBackupText(backup)}`,
    next: ["resolve-conflict"],
  };
  return [
    {
      id: "stand-down",
      kind: "action",
      title: `Make ${primary.name} backup by force`,
      chapter: chapters.establish,
      text: [standDownWords(primary), pauseWords(facts)],
      call: { call: "set-role", appliance: primary.name, role: "backup", dataSyncFirst: false, force: true },
    },
    {
      id: "stood-down",
      kind: "wait",
      title: `Wait until ${primary.name} is backup`,
      chapter: chapters.establish,
      text: ["Then the second call follows at once."],
      ifStopped: ifStoppedBetween({ primary, backup }),
      until: down,
      limitMs: facts.timing.cacheMs + facts.timing.settleMs,
      usualMs: facts.timing.cacheMs > 0 ? facts.timing.cacheMs : null,
      patience: "Answers about health may be a minute old.",
    },
    {
      id: "still-primary",
      kind: "check",
      title: `Is ${primary.name} still primary?`,
      chapter: chapters.establish,
      text: [`If it is, nothing changed. If it is not, ${backup.name} is made primary all the same.`],
      when: stepIs("stood-down", "no", "unknown"),
      check: rolesCheck([[primary, "primary"]], true),
      ends: [
        {
          is: ["yes"],
          outcome: "failed",
          text: `${primary.name} is still primary and goes on serving. Read what it answered to the call.`,
          next: [],
        },
        { is: ["unknown"], ...unseen },
      ],
    },
    {
      id: "look-again",
      kind: "check",
      title: "Look again before the second call",
      chapter: chapters.ours,
      text: [`The first call has changed the roles, so the second one is planned anew.`],
      check: { check: "look" },
    },
    {
      id: "peer-already",
      kind: "check",
      title: `Has ${backup.name} become primary by itself?`,
      chapter: chapters.establish,
      text: ["Then no second call is needed."],
      dryAnswer: "no",
      check: rolesCheck([[backup, "primary"]], true),
    },
  ];
}

/** The second call. Whatever came of it, a person is told what to do where both stayed backup. */
function makePeerPrimary(facts: RunFacts, { primary, backup }: RolesCast): Step[] {
  return roleCall({
    facts,
    id: "make-peer-primary",
    chapter: chapters.establish,
    appliance: backup,
    role: "primary",
    syncFirst: "never",
    isLinkCut: true,
    title: `Make ${backup.name} primary`,
    text: [`One call to ${backup.name}. With it the site is served again.`],
    after: [
      [backup, "primary"],
      [primary, "backup"],
    ],
    before: [
      [primary, "primary"],
      [backup, "backup"],
    ],
    keeper: backup,
    next: [],
    when: stepIs("peer-already", "no", "unknown"),
  });
}
