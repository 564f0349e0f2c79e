/**
 * A new certificate for both, the backup first: while only one has it, it is the one that nobody is connected to. Nothing here
 * needs the API.
 */
import { siteTarget } from "../../certificates/sent-names.ts";
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { otherOf } from "./parts/appliance-words.ts";
import { answerTo } from "./parts/certificate-pages.ts";
import { certificatesBefore, certificatesProof } from "./parts/certificate-proof.ts";
import { chapters } from "./parts/chapters.ts";
import { deleteFile } from "./parts/key-file.ts";
import { addChain, issue, whereRequested } from "./parts/new-certificate-steps.ts";
import { acceptedOnBackup, onlyOne, onOne } from "./parts/renew-on-one.ts";
import { inputIs, stepIs } from "./parts/when.ts";
import { whyShorter } from "./parts/why-shorter.ts";

export function renewCertificate(facts: RunFacts): Runbook {
  const serving = servingOf(facts);
  const [first, second] = facts.appliances;
  const same = `${first.name} and ${second.name} show the new certificate with its chain, to clients with and without a name.`;
  const onBoth = serving ? inOrder(facts, serving) : [...inOrder(facts, first), ...inOrder(facts, second, true)];
  return {
    id: "renew-certificate",
    title: "Renew the certificate",
    summary: summaryOf(facts, serving),
    chapter: chapters.certificates,
    steps: [
      certificatesBefore(facts, "This is what the new one takes the place of."),
      whereRequested(facts),
      issue(facts),
      addChain(facts),
      fileStep("file", "other", "same"),
      whoServes(facts, serving),
      ...answersOfAuthority(facts, serving),
      fileStep("file-from-appliance", ...facts.appliances.map(({ name }) => name)),
      ...whyShorter({
        of: "file",
        title: "Does it last as long as the present one?",
        text: "Usually a new certificate ends later. One that ends earlier may be an old file.",
        stop: "Stop the run here if this is the wrong file, and begin again with the right one.",
      }),
      ...onBoth,
      certificatesProof(facts, "renew-certificate"),
      siteShows(facts),
      ...deleteFile(same),
      siteBehind(facts, same),
    ],
    proof: [...onBoth.filter(({ kind }) => kind === "wait").map(({ id }) => id), "proof"],
    done: {
      text: `${same} The file with the private key is gone from where it was. Where this pair is trusted by a fingerprint, the new one must stand in its settings.`,
      next: [],
    },
    incomplete: {
      text: "Not both show the new certificate. While only one has it, clients may refuse the other one after a failover.",
      next: ["renew-certificate"],
    },
  };
}

function summaryOf(facts: RunFacts, serving: FactsOfAppliance | null): string {
  const order = serving
    ? `to ${otherOf(facts, serving).name} first, then to ${serving.name}`
    : "to the one that clients are not connected to first, then to the other one";
  return `Brings a new certificate ${order}, so that clients stay connected; where the signing request was made on one of them, that one has it first. While only one has it, the two differ.`;
}

/** Who serves the site; else who says primary alone; null: nobody can tell, so a person is asked. */
function servingOf({ appliances, servedBy }: RunFacts): FactsOfAppliance | null {
  const primaries = appliances.filter(({ role }) => role === "primary");
  const serving = appliances.find(({ name }) => name === servedBy);
  return serving ?? (primaries.length === 1 ? primaries[0] : undefined) ?? null;
}

/** Right before the first import: a failover since the run began turns the order around. */
function whoServes(facts: RunFacts, serving: FactsOfAppliance | null): Step {
  const { host } = facts.pair.site;
  const title = `Which one serves ${host}?`;
  if (serving) {
    return {
      id: "still-serves",
      kind: "check",
      title,
      chapter: chapters.ours,
      text: [
        `The order of this run rests on ${serving.name}. Where it cannot be seen, see to it yourself before you go on.`,
      ],
      check: { check: "site-served-by", appliance: serving.name },
      ends: [
        {
          is: ["no"],
          outcome: "refused",
          text: `${host} is no longer served by ${serving.name}, so the order of this run would be the wrong one. Nothing was changed. Begin again, and keep the file for it.`,
          next: ["renew-certificate"],
        },
      ],
    };
  }
  return {
    id: "serving",
    kind: "question",
    title,
    chapter: chapters.ours,
    text: ["It could not be told from here. The new certificate comes to the other one first."],
    inputs: [
      {
        id: "serving",
        kind: "choice",
        label: "Clients are connected to",
        values: facts.appliances.map(({ name }) => ({ value: name, label: name })),
      },
    ],
  };
}

/** `isSecond`: the steps of this order are named apart from those of the other one. */
function inOrder(facts: RunFacts, serving: FactsOfAppliance, isSecond = false): Step[] {
  const standby = otherOf(facts, serving);
  const when = servingOf(facts) ? undefined : inputIs("serving", serving.name);
  const suffix = isSecond ? "-if-second-serves" : "";
  const on = { when, suffix };
  return [
    ...onOne("backup", standby, serving, on),
    ...acceptedOnBackup(standby, serving, on),
    ...onOne("primary", serving, standby, on),
  ];
}

/** Nothing is changed by the first of them; before the other one an appliance was given the authority's answer. */
function fileStep(id: "file" | "file-from-appliance", ...requested: string[]): StepOf<"wait"> {
  const isUntouched = id === "file";
  const none = "No file came that holds a new certificate, strong and for every name, with its key and chain.";
  return {
    id,
    kind: "wait",
    title: "Is it the new certificate, whole?",
    chapter: chapters.ours,
    text: [
      "Opened on this computer alone: a certificate that not both show with its chain to every client yet, strong, made for servers, for every name, with its key and chain.",
    ],
    when: inputIs("request", ...requested),
    until: { check: "certificate-file", holds: "new" },
    limitMs: 60 * 60_000,
    usualMs: null,
    patience:
      "A file that will not do is named here, with what is wrong with it. Give another one; it takes its place.",
    ends: [
      {
        is: ["no", "unknown"],
        outcome: isUntouched ? "refused" : "incomplete",
        text: isUntouched
          ? `${none} Nothing was changed on either appliance.`
          : `${none} The appliance where the request was made may have the new certificate, and the other one has not.`,
        next: isUntouched ? [] : ["renew-certificate"],
      },
    ],
  };
}

const answersOfAuthority = (facts: RunFacts, serving: FactsOfAppliance | null): Step[] =>
  facts.appliances.map((appliance, at) => {
    const other = otherOf(facts, appliance);
    const id = at === 0 ? "answer-to-first" : "answer-to-second";
    return answerTo({
      id,
      appliance,
      when: inputIs("request", appliance.name),
      text: [
        ...liveWords(appliance, other, serving),
        `The key is on ${appliance.name} alone. Once the answer of the authority is there, both can be exported for ${other.name}.`,
        `From here until ${other.name} has it too, the two may differ. Do not leave it at that.`,
      ],
      ifStopped: onlyOne(appliance, other),
    });
  });

/** `serving` null: nobody knows. */
function liveWords(on: FactsOfAppliance, other: FactsOfAppliance, serving: FactsOfAppliance | null): string[] {
  if (serving === null) {
    return [`If clients are connected to ${on.name}, they may be shown the new certificate as soon as it is imported.`];
  }
  return serving.name === on.name
    ? [
        `${on.name} serves clients: they may be shown the new certificate as soon as it is imported, before ${other.name} has it. Have everything for ${other.name} at hand.`,
      ]
    : [];
}

/** It leads to one of the two, or to something in front of them that has a certificate of its own. */
const siteShows = ({ pair }: RunFacts): StepOf<"check"> => ({
  id: "site-shows",
  kind: "check",
  title: `Is it what ${pair.site.host} shows?`,
  chapter: chapters.certificates,
  text: [
    "As seen from this computer. Where a proxy or load balancer stands in front, it may have to be given the new certificate too.",
  ],
  check: { check: "serves-file", appliance: siteTarget },
});

/** Only then: both are proved, and what stands in front of them is not. */
const siteBehind = ({ pair }: RunFacts, same: string): StepOf<"decision"> => ({
  id: "site-behind",
  kind: "decision",
  title: `${pair.site.host} shows another certificate`,
  chapter: chapters.certificates,
  text: [`${pair.site.host} did not show the new one from this computer.`],
  when: stepIs("site-shows", "no"),
  branches: [{ name: "noted", label: "Something in front of the appliances has a certificate of its own" }],
  ends: [
    {
      is: ["noted"],
      outcome: "done",
      text: `${same} ${pair.site.host} still shows another certificate: give the new one to the proxy or load balancer in front of them. The file with the private key is gone from where it was.`,
      next: [],
    },
  ],
});
