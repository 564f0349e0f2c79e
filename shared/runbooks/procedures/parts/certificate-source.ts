/** Which of the two the certificate is taken from, and whether that one is worth copying. */
import { refusalWords } from "../../../certificates/refusal-words.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Step, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { inputIs, stepIs } from "./when.ts";
import { whyShorter } from "./why-shorter.ts";

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

/** What is copied to the one that serves is live at once. */
const liveWords = ({ servedBy, pair }: RunFacts, target: string): string =>
  target === servedBy ? ` ${target} serves ${pair.site.host} now: its clients are shown the copy at once.` : "";

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
          meaning: `To ${one.name === first.name ? second.name : first.name}. ${shows(one)}${liveWords(facts, one.name === first.name ? second.name : first.name)}`,
        })),
      },
    ],
  };
}

/** One that cannot be reached can be exported from no more than it can be read. */
const sourceAnswers = (place: "first" | "second", appliance: FactsOfAppliance): StepOf<"check"> => ({
  id: `${place}-answers`,
  kind: "check",
  title: `Can ${appliance.name} be reached?`,
  chapter: chapters.ours,
  text: ["It has to be read and exported from."],
  when: inputIs("source", appliance.name),
  check: { check: "certificate-read", appliance: appliance.name },
  ends: [
    {
      is: ["no", "unknown"],
      outcome: "refused",
      text: `${appliance.name}, which was chosen to copy from, could not be reached from here; why stands with the check. Nothing was changed. Begin again when it answers, or copy from the other appliance.`,
      next: ["replicate-certificate"],
    },
  ],
});

export const sourceFit = ({ appliances: [first, second] }: RunFacts): Step[] => [
  sourceAnswers("first", first),
  sourceAnswers("second", second),
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
  ...whyShorter({
    of: { shownBy: { input: "source" } },
    title: "Does it last as long as what it takes the place of?",
    text: "Whoever copies the older of two by mistake puts the newer one out of use.",
    stop: "Stop the run here if you meant the other appliance: nothing was changed.",
  }),
];
