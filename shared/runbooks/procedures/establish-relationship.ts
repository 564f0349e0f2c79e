/**
 * Two appliances become a pair: one is the source, everything on the other one is overwritten. The source is the one that holds the
 * live data, never a new box and never by identity alone. Guided; roles and the first data sync prove it.
 */
import type { RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { acceptAppliances } from "./parts/accept-appliance.ts";
import { otherOf } from "./parts/appliance-words.ts";
import { atlasWords } from "./parts/atlas-words.ts";
import { backupFirst, takeBothBackups } from "./parts/backup-first.ts";
import { servingFirst } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { establishFrom, positions, sourceInput } from "./parts/establish-steps.ts";
import { lookFirst, rolesCheck } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { confirmed, typedName } from "./parts/typed-name.ts";
import { inputIs } from "./parts/when.ts";

export function establishRelationship(facts: RunFacts): Runbook {
  const [first, second] = facts.appliances;
  const column = "establish" as const;
  return {
    id: "establish-relationship",
    title: "Establish the relationship",
    summary: `${first.name} and ${second.name} become a failover pair. One is the source; everything on the other one is overwritten by the first data sync.`,
    chapter: chapters.establish,
    steps: [
      lookFirst({ why: "Both appliances must answer. Bring the silent one on the network first.", next: [] }),
      ...acceptAppliances(facts),
      unrelated(facts),
      sameSoftware(),
      sourceQuestion(facts),
      liveData(),
      ...facts.appliances.map(({ name }, at) =>
        mayBegin({ column, serving: name, when: inputIs(sourceInput, name) }, `may-begin-${positions[at]}`),
      ),
      keysEqual(facts),
      backupFirst(),
      ...takeBothBackups(facts),
      ...facts.appliances.map(({ name }, at) =>
        objections({ column, serving: name, when: inputIs(sourceInput, name) }, `vetoes-${positions[at]}`),
      ),
      reasons(),
      typedName(
        ["All accounts, settings, files, logs and recordings on it are replaced by those of the source."],
        { appliance: second, fate: "will be overwritten", when: inputIs(sourceInput, first.name) },
        { appliance: first, fate: "will be overwritten", when: inputIs(sourceInput, second.name) },
      ),
      ...establishFrom(facts, first, "first"),
      ...establishFrom(facts, second, "second"),
    ],
    proof: positions.flatMap((at) => [`first-sync-${at}`, `end-state-${at}`]),
    done: {
      text: "The two are a pair: one is primary and serves the site, the other one is backup and holds the first data sync. Now set the Backup Settings on both, tick the shared IP on both where there is one, and look everything up that no call tells.",
      next: [],
    },
    incomplete: {
      text: "The relationship was established, but not everything of the end state was seen. The first data sync may still be running: read the time of the last sync in Management > Failover on the primary.",
      next: ["sync-now"],
    },
  };
}

const unrelated = ({ appliances: [first, second] }: RunFacts): StepOf<"check"> => ({
  id: "unrelated",
  kind: "check",
  title: "Is neither in a relationship?",
  chapter: chapters.establish,
  text: ["Both must say that they have no failover role."],
  check: rolesCheck([
    [first, "none"],
    [second, "none"],
  ]),
  ends: [
    {
      is: ["no", "unknown"],
      outcome: "refused",
      text: "An appliance has a failover role, or does not tell, so nothing was changed. If it is in a relationship that shall end, break that first.",
      next: ["break-relationship"],
    },
  ],
});

const sameSoftware = (): StepOf<"check"> => ({
  id: "same-software",
  kind: "check",
  title: "Do version and build match?",
  chapter: chapters.establish,
  text: ["Product Version and Product Build under Status > Information in /login must be equal on both."],
  check: { check: "same-software" },
  ends: [
    {
      is: ["no"],
      outcome: "refused",
      text: "Version or build differ, so nothing was changed. Install the same software package on both first.",
      next: [],
    },
  ],
});

const sourceQuestion = (facts: RunFacts): StepOf<"question"> => ({
  id: "source",
  kind: "question",
  title: "Which one holds the live data?",
  chapter: chapters.establish,
  text: [
    "The source is the appliance that people work on now, or worked on last. Never a new or a reset one, and not simply the normal primary: after an upgrade, one appliance after the other, it is the second one.",
    ...atlasWords(facts),
  ],
  inputs: [
    {
      id: sourceInput,
      kind: "choice",
      label: "Source of the data",
      values: servingFirst(facts).map((appliance) => ({
        value: appliance.name,
        label: appliance.name,
        meaning: `Everything on ${otherOf(facts, appliance).name} is overwritten.`,
      })),
    },
  ],
});

const liveData = (): StepOf<"check"> => ({
  id: "holds-live-data",
  kind: "check",
  title: "Does the source hold the live data?",
  chapter: chapters.establish,
  text: ["Told by who serves the site now, or served it last."],
  check: { check: "holds-live-data", input: sourceInput },
  ends: [
    {
      is: ["no"],
      outcome: "refused",
      text: "The chosen source is not the appliance that holds the live data. Going on would destroy that data, so nothing was changed. Choose the other one.",
      next: ["establish-relationship"],
    },
  ],
});

const keysEqual = ({ appliances: [first, second] }: RunFacts): Step =>
  confirmed({
    id: "keys-equal",
    title: "Are the inter-appliance keys identical?",
    chapter: chapters.establish,
    text: [
      `Compare the Inter-Appliance key under Management > Security in /login on ${first.name} and on ${second.name}. With different keys the connection is refused.`,
      "Compare it on the pages. Never enter it here: Pairdesk does not ask for it.",
    ],
    label: "I compared the keys on both: they are identical",
  });
