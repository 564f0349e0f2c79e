/** A configuration backup through the API before anything is changed. Leaving it out is a choice, and wants its reason. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Input, Step, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { inputIs } from "./when.ts";

/** The cautious value comes first. */
export const backupFirstInput: Input = {
  id: "backup-first",
  kind: "choice",
  label: "Take a configuration backup first?",
  values: [
    { value: "yes", label: "Yes", meaning: "Through the API, kept on this computer with its size and SHA-256." },
    { value: "no", label: "No", meaning: "Your reason is asked for when no backup is new enough." },
  ],
};

export const backupFirst = (): StepOf<"question"> => ({
  id: "backup-first",
  kind: "question",
  title: "Take a backup first?",
  chapter: chapters.conflicts,
  text: ["A backup holds the settings of /login. Recordings and the Vault's encryption key are not in it."],
  inputs: [backupFirstInput],
});

const backupOf = ({ name }: FactsOfAppliance, id: string): StepOf<"action"> => ({
  id,
  kind: "action",
  title: `Take a configuration backup of ${name}`,
  chapter: chapters.conflicts,
  text: [`The settings of ${name} are saved on this computer. It changes nothing on the appliance.`],
  when: inputIs("backup-first", "yes"),
  call: { call: "backup", appliance: name },
});

export const takeBackup = (appliance: FactsOfAppliance): Step[] => [backupOf(appliance, "backup")];

export const takeBothBackups = ([first, second]: readonly [FactsOfAppliance, FactsOfAppliance]): Step[] => [
  backupOf(first, "backup-first-appliance"),
  backupOf(second, "backup-second-appliance"),
];
