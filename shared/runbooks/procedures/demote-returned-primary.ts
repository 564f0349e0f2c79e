/**
 * After a takeover the old primary comes back and still believes that it is primary. It becomes backup without a sync, and with its
 * Backup Operations off: a sync would destroy settings that exist only there. Needs no earlier run of ours.
 */
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step } from "../runbook.ts";
import { appliancePage, loginPage } from "./parts/appliance-words.ts";
import { backupFirst, takeBothBackups } from "./parts/backup-first.ts";
import { returnParts, standInContradicted } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { endState } from "./parts/end-state.ts";
import { lookFirst, rolesFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { roleCall } from "./parts/role-call.ts";
import { swingSite } from "./parts/site-swing.ts";
import { confirmed, typedName } from "./parts/typed-name.ts";
import { inputIs } from "./parts/when.ts";

export function demoteReturnedPrimary(facts: RunFacts): Runbook {
  const { returned, standIn } = returnParts(facts);
  const asked = { column: "conflict" as const, serving: standIn.name, next: [] };
  return {
    id: "demote-returned-primary",
    title: "Demote the returned primary",
    summary: `${returned.name} comes back after a takeover and may still be primary. It becomes backup without a sync, so that nothing on it is overwritten, and ${standIn.name} goes on serving.`,
    chapter: chapters.conflicts,
    steps: [
      ...agreedStandIn(facts),
      ...powerOn(facts, returned, standIn),
      lookFirst({
        why: `Both appliances must answer. Start ${returned.name} and make its own address reachable, then begin again.`,
        next: [],
      }),
      rolesFirst(
        [
          [returned, "primary"],
          [standIn, "primary"],
        ],
        ["switch-back", "resolve-conflict"],
      ),
      mayBegin(asked),
      evidence(standIn),
      backupFirst(),
      ...takeBothBackups(facts),
      objections(asked),
      reasons(),
      typedName(
        [
          `${returned.name} becomes backup, ${standIn.name} stays primary. Nothing is synced now; a later sync from ${standIn.name} would overwrite ${returned.name}.`,
          `If the evidence speaks for ${returned.name}, stop here and use Resolve a conflict.`,
        ],
        { appliance: returned, fate: "becomes backup and can then be overwritten" },
      ),
      ...backupOperationsOff(returned),
      ...demote(facts, returned, standIn),
      ...swingSite({ facts, from: returned, to: standIn, mayBeDone: true }),
      endState({ facts, primary: standIn, backup: returned, isBackupAlive: true }),
    ],
    proof: ["end-state"],
    done: {
      text: `${standIn.name} is primary and serves the site, ${returned.name} is backup and holds what it held before. Do not run Sync now, and leave Enable Backup Operations off at ${returned.name}. Switch back asks what may be synced and in which order.`,
      next: ["switch-back"],
    },
    incomplete: {
      text: `${returned.name} was demoted, but not everything of the end state was seen. Read which part is missing in the last step. Do not sync.`,
      next: [],
    },
  };
}

/** Demoting the wrong one would take the site down, so nothing is guessed where the journal and the appliances disagree. */
function agreedStandIn(facts: RunFacts): Step[] {
  const differing = standInContradicted(facts);
  if (!differing) return [];
  const { known, seen } = differing;
  const text = `Pairdesk knows from its own runs that ${known} took over, and ${seen} is the only one that says it is primary. Which of them returned cannot be told from that, so nothing was changed. Find out who serves the site and since when. If both are primary then, use Resolve a conflict and choose by the evidence.`;
  return [
    {
      id: "who-stands-in",
      kind: "decision",
      title: "Who stands in?",
      chapter: chapters.conflicts,
      text: [],
      branches: [{ name: "differs", label: `${known} by our own runs, ${seen} by what the appliances say` }],
      ends: [{ is: ["differs"], outcome: "refused", text, next: ["resolve-conflict"] }],
    },
  ];
}

/** On a shared IP both units claim the address, so this is read before the power button is pressed. */
function powerOn({ pair }: RunFacts, returned: FactsOfAppliance, standIn: FactsOfAppliance): Step[] {
  if (pair.method !== "shared-ip") return [];
  const ips = pair.sharedIps.join(", ");
  return [
    {
      id: "isolate",
      kind: "manual",
      title: `Start ${returned.name} isolated`,
      chapter: chapters.methods,
      text: [
        `${returned.name} still has ${ips} enabled. Started on this network, it and ${standIn.name} both claim the address, and people lose their connections.`,
        "If it runs here already, begin with the page.",
      ],
      instructions: [
        `Leave the network cable of ${returned.name} unplugged, or put it on a switch of its own with one workstation, and power it on.`,
        `At that workstation open ${appliancePage(returned)} and log in.`,
        "Go to Networking > IP Configuration.",
        `Clear Enabled for ${ips}, and click Save Changes. Leave its own address enabled.`,
        "Only then connect it to this network.",
      ],
      page: { appliance: returned.name, at: "appliance" },
      copy: [],
      deed: null,
      isHarmless: true,
    },
    confirmed({
      id: "start-isolated",
      title: `Is ${returned.name} safe to be on this network?`,
      chapter: chapters.methods,
      text: [`${ips} must be enabled at ${standIn.name} alone.`],
      label: `${ips} is disabled at ${returned.name}, and it is connected to this network`,
    }),
  ];
}

const evidence = ({ name }: FactsOfAppliance): Step => ({
  id: "evidence",
  kind: "check",
  title: "Who serves, and who holds what?",
  chapter: chapters.conflicts,
  text: [`It should speak for ${name}. If it does not, or says that nobody can tell, look closely before you go on.`],
  check: { check: "conflict-evidence" },
});

function backupOperationsOff(returned: FactsOfAppliance): Step[] {
  const path = `${loginPage(returned)}, Management > Failover, section Backup Settings`;
  return [
    {
      id: "backup-operations",
      kind: "question",
      title: `Is Enable Backup Operations off at ${returned.name}?`,
      chapter: chapters.bestPractices,
      text: [
        `While it is on, ${returned.name} pulls data by itself as soon as it is backup, and overwrites what exists only there.`,
        `Look at ${path}. No call tells this setting.`,
      ],
      inputs: [
        {
          id: "backup-operations",
          kind: "choice",
          label: "Enable Backup Operations is",
          values: [
            { value: "on", label: "On, or I cannot tell", meaning: "The next step says how to turn it off." },
            { value: "off", label: "Off", meaning: "I looked at the page just now." },
          ],
        },
      ],
    },
    {
      id: "backup-operations-off",
      kind: "manual",
      title: `Turn Enable Backup Operations off at ${returned.name}`,
      chapter: chapters.bestPractices,
      text: ["It comes before the change of roles, so that no sync can start in between."],
      when: inputIs("backup-operations", "on"),
      instructions: [
        `Open ${loginPage(returned)} and log in.`,
        "Go to Management > Failover, section Backup Settings.",
        "Clear Enable Backup Operations.",
        "Clear Enable Automatic Failover.",
        "Save the section.",
      ],
      page: { appliance: returned.name, at: "login" },
      copy: [],
      deed: { deed: "backup-operations", on: returned.name, isOn: false },
    },
  ];
}

const demote = (facts: RunFacts, returned: FactsOfAppliance, standIn: FactsOfAppliance): Step[] =>
  roleCall({
    facts,
    id: "demote",
    chapter: chapters.conflicts,
    appliance: returned,
    role: "backup",
    syncFirst: "never",
    title: `Make ${returned.name} backup`,
    text: [`One call to ${returned.name}, without a data sync.`],
    after: [
      [standIn, "primary"],
      [returned, "backup"],
    ],
    before: [
      [returned, "primary"],
      [standIn, "primary"],
    ],
    keeper: standIn,
    next: ["resolve-conflict"],
  });
