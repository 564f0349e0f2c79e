/** Which of the two the certificate is taken from, and whether that one is worth copying. */
import { refusalWords } from "../../../certificates/refusal-words.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Step, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { stepIs } from "./when.ts";

/** As far as was seen; the check that follows looks again. */
function shows({ name, certificate }: FactsOfAppliance): string {
  if (!certificate) return `What ${name} shows is not known yet.`;
  if (certificate.isSelfSigned) return `${name} shows a self-signed certificate, which is not fit.`;
  const until = certificate.notAfter.slice(0, 10);
  if (certificate.refusal !== null) return `What ${name} shows is refused: ${refusalWords(certificate.refusal)}.`;
  return `${name} shows a certificate until ${until} that clients accept.`;
}

function servesWords({ servedBy, appliances, pair }: RunFacts): string {
  const serving = appliances.find(({ name }) => name === servedBy);
  return serving ? ` ${serving.name} serves ${pair.site.host} now.` : "";
}

export function chooseSource(facts: RunFacts): StepOf<"question"> {
  const [first, second] = facts.appliances;
  return {
    id: "source",
    kind: "question",
    title: "Which appliance has the right certificate?",
    chapter: chapters.certificates,
    text: ["It is copied from there to the other one. Usually that is the primary, which clients connect to now."],
    inputs: [
      {
        id: "source",
        kind: "choice",
        label: "Copy the certificate from",
        hint: `${shows(first)} ${shows(second)}${servesWords(facts)}`,
        values: facts.appliances.map((one) => ({
          value: one.name,
          label: one.name,
          meaning: `To ${one.name === first.name ? second.name : first.name}. ${shows(one)}`,
        })),
      },
    ],
  };
}

export const sourceFit = (): Step[] => [
  {
    id: "source-fit",
    kind: "check",
    title: "Is it worth copying?",
    chapter: chapters.certificates,
    text: ["A certificate that clients refuse, or that lacks a name, helps nobody twice."],
    check: { check: "certificate-fit", appliance: { input: "source" } },
    ends: [
      {
        is: ["no"],
        outcome: "refused",
        text: "What the chosen appliance shows is not fit to be copied; why stands with the check. Nothing was changed. Renew it on both instead, or choose the other appliance.",
        next: ["renew-certificate"],
      },
    ],
  },
  {
    id: "source-reason",
    kind: "question",
    title: "Why go on all the same?",
    chapter: chapters.ours,
    text: ["Whether clients accept this certificate is not known. Your reason is kept in the journal of this run."],
    when: stepIs("source-fit", "unknown"),
    inputs: [
      {
        id: "source-reason",
        kind: "veto-reason",
        label: "Why copy it although nobody knows whether clients accept it?",
      },
    ],
  },
];
