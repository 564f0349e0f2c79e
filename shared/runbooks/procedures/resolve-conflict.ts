/**
 * Both appliances hold the same role. First the link between them, then the evidence, then one is kept and the other becomes (or
 * stays) backup. Which one is a person's answer, so the steps after it are written for either; only one line of them is gone through.
 */
import { whatIsLost } from "../conflict/what-is-lost.ts";
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step } from "../runbook.ts";
import { otherOf } from "./parts/appliance-words.ts";
import { backupFirst, takeBothBackups } from "./parts/backup-first.ts";
import { servingFirst } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { conflictEvidence, conflictKinds, linkRestored, whichConflict } from "./parts/conflict-steps.ts";
import { endState } from "./parts/end-state.ts";
import { lookFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { roleCall } from "./parts/role-call.ts";
import { swingSite } from "./parts/site-swing.ts";
import { typedName } from "./parts/typed-name.ts";
import { allOf, inputIs, stepIs } from "./parts/when.ts";

const keepInput = "keep-primary";
const positions = ["first", "second"] as const;

export function resolveConflict(facts: RunFacts): Runbook {
  const [first, second] = facts.appliances;
  const column = "conflict" as const;
  return {
    id: "resolve-conflict",
    title: "Resolve a conflict",
    summary: `${first.name} and ${second.name} hold the same role. Mend the link between them, choose who is primary by the evidence, and see it proved.`,
    chapter: chapters.conflicts,
    steps: [
      lookFirst({
        why: "Both appliances must answer. If one is gone, this is no conflict: see the pair's page for what fits.",
        next: ["unplanned-takeover"],
      }),
      ...whichConflict(facts),
      ...linkRestored(facts),
      conflictEvidence(),
      keepPrimary(facts),
      // For either choice the same conditions count here; only what is said about the certificate differs.
      ...facts.appliances.map(({ name }, at) =>
        mayBegin({ column, serving: name, when: inputIs(keepInput, name) }, `may-begin-${positions[at]}`),
      ),
      backupFirst(),
      ...takeBothBackups(facts),
      ...facts.appliances.map(({ name }, at) =>
        objections({ column, serving: name, when: inputIs(keepInput, name) }, `vetoes-${positions[at]}`),
      ),
      reasons(),
      typeKept(facts),
      ...keeping(facts, first, "first"),
      ...keeping(facts, second, "second"),
    ],
    proof: positions.map((at) => `end-state-${at}`),
    done: {
      text: "One appliance is primary and serves the site, the other one is backup. With the next data sync the settings of the backup are overwritten, except the failover settings, and sessions and recordings come together on both. Find out what cut the link, or it happens again.",
      next: ["sync-now"],
    },
    incomplete: {
      text: "The conflict is over, but not everything of the end state was seen. Read which part is missing in the last step and put that right.",
      next: [],
    },
  };
}

const keepPrimary = (facts: RunFacts): Step => ({
  id: "keep-primary",
  kind: "question",
  title: "Which one shall be primary?",
  chapter: chapters.conflicts,
  text: [
    "Choose by the evidence, never by habit: the normal primary is not always the one with the newer data.",
    "Where nobody can tell, ask who has been working on which one since the link broke.",
  ],
  inputs: [
    {
      id: keepInput,
      kind: "choice",
      label: "Keep as primary",
      values: servingFirst(facts).map((appliance) => ({
        value: appliance.name,
        label: appliance.name,
        meaning: whatIsLost(otherOf(facts, appliance).name),
      })),
    },
  ],
});

function typeKept({ appliances: [first, second] }: RunFacts): Step {
  const named = (appliance: FactsOfAppliance) => ({
    appliance,
    fate: "will serve the site",
    when: inputIs(keepInput, appliance.name),
  });
  return typedName(
    ["The other one becomes backup; its settings are overwritten with the next data sync."],
    named(first),
    named(second),
  );
}

/** The change and its proof, for one choice. Both primary: the loser stands down. Both backup: the keeper steps up. */
function keeping(facts: RunFacts, keeper: FactsOfAppliance, at: (typeof positions)[number]): Step[] {
  const loser = otherOf(facts, keeper);
  const when = inputIs(keepInput, keeper.name);
  const call = {
    facts,
    chapter: chapters.conflicts,
    syncFirst: "never" as const,
    keeper,
    next: ["resolve-conflict" as const],
  };
  const after = [[keeper, "primary"] as const, [loser, "backup"] as const];
  const standDown = roleCall({
    ...call,
    id: `stand-down-${at}`,
    appliance: loser,
    role: "backup",
    title: `Make ${loser.name} backup`,
    text: [`One call to ${loser.name}, without a data sync. ${keeper.name} stays primary.`],
    after,
    before: [
      [keeper, "primary"],
      [loser, "primary"],
    ],
    when: bothAre(when, "both-primary"),
  });
  const stepUp = roleCall({
    ...call,
    id: `step-up-${at}`,
    appliance: keeper,
    role: "primary",
    title: `Make ${keeper.name} primary`,
    text: [`One call to ${keeper.name}, without a data sync. ${loser.name} stays backup.`],
    after,
    before: [[keeper, "backup"]],
    when: bothAre(when, "both-backup"),
  });
  const suffix = `-${at}`;
  const kinds = conflictKinds(facts);
  return [
    ...(kinds.includes("primary") ? standDown : []),
    ...(kinds.includes("backup") ? stepUp : []),
    ...swingSite({ facts, from: loser, to: keeper, mayBeDone: true, suffix, when }),
    endState({ facts, primary: keeper, backup: loser, isBackupAlive: true, id: `end-state-${at}`, when }),
  ];
}

const bothAre = (when: ReturnType<typeof inputIs>, branch: string) => allOf(when, stepIs("which-conflict", branch));
