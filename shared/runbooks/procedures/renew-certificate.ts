/**
 * A new certificate for both, the backup first: while only one has it, it is the one that nobody is connected to. Nothing here
 * needs the API.
 */
import { siteTarget } from "../../certificates/certificate-grid.ts";
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { IfStopped, Runbook, Step, StepOf } from "../runbook.ts";
import { normalPrimaryOf, otherOf } from "./parts/appliance-words.ts";
import { answerTo, defaultOn, defaultText, importTo } from "./parts/certificate-pages.ts";
import { certificatesBefore, certificatesProof, proofMs } from "./parts/certificate-proof.ts";
import { chapters } from "./parts/chapters.ts";
import { deleteFile } from "./parts/key-file.ts";
import { inputIs } from "./parts/when.ts";

export function renewCertificate(facts: RunFacts): Runbook {
  const serving = servingOf(facts);
  const standby = otherOf(facts, serving);
  const same = `${standby.name} and ${serving.name} show the new certificate, with and without a name in the handshake.`;
  return {
    id: "renew-certificate",
    title: "Renew the certificate",
    summary: `Brings a new certificate to ${standby.name} first, then to ${serving.name}, so that clients stay connected. While only one has it, the two differ.`,
    chapter: chapters.certificates,
    steps: [
      certificatesBefore(facts, "This is what the new one takes the place of."),
      whereRequested(facts),
      issue(facts),
      fileStep("file", "other"),
      ...answersOfAuthority(facts),
      fileStep("file-from-appliance", ...facts.appliances.map(({ name }) => name)),
      ...onOne("backup", standby, serving),
      ...onOne("primary", serving, standby),
      certificatesProof(facts, "renew-certificate"),
      siteShows(facts),
      ...deleteFile(same),
    ],
    proof: ["backup-shows", "primary-shows", "proof"],
    done: {
      text: `${same} The file with the private key is gone from where it was. Where this pair is trusted by a fingerprint, enter the new one in its settings.`,
      next: [],
    },
    incomplete: {
      text: "Not both show the new certificate. While only one has it, clients may refuse the other one after a failover.",
      next: ["renew-certificate"],
    },
  };
}

/** Who serves the site; else who says primary alone; else the normal primary. */
function servingOf(facts: RunFacts): FactsOfAppliance {
  const { appliances, servedBy } = facts;
  const primaries = appliances.filter(({ role }) => role === "primary");
  const serving = appliances.find(({ name }) => name === servedBy);
  return serving ?? (primaries.length === 1 ? primaries[0] : undefined) ?? normalPrimaryOf(facts);
}

function whereRequested({ appliances }: RunFacts): StepOf<"question"> {
  return {
    id: "request",
    kind: "question",
    title: "Where was the request made?",
    chapter: chapters.certificates,
    text: [
      "The private key lies where the signing request was made, and what the authority sends fits that key alone.",
      "Request the same names as now, and those that are missing: one certificate serves both appliances.",
    ],
    inputs: [
      {
        id: "request",
        kind: "choice",
        label: "The signing request was made",
        values: [
          {
            value: "other",
            label: "Somewhere else",
            meaning: "You have the certificate, its key and its chain, or can put them together in the file doctor.",
          },
          ...appliances.map(({ name }) => ({
            value: name,
            label: `On ${name}`,
            meaning: `The key is on ${name} alone, so the authority's answer is imported there first and exported with its key.`,
          })),
        ],
      },
    ],
  };
}

const issue = ({ pair }: RunFacts): StepOf<"manual"> => ({
  id: "issue",
  kind: "manual",
  title: "Get the new certificate",
  chapter: chapters.certificates,
  text: ["What counts is one file with the certificate, its private key and its chain."],
  when: inputIs("request", "other"),
  instructions: [
    `Have the authority issue a certificate for ${pair.site.host} and all other names that the present one covers.`,
    "Put certificate, key and chain into one PKCS#12 file; the file doctor can write it from what the authority sent.",
    "Protect it with the passphrase of this run, or enter the one that it has.",
    "Save it in the folder that is watched, or give it to this run yourself.",
  ],
  page: null,
  copy: [{ label: "Name", text: pair.site.host }],
  deed: { deed: "issue-certificate" },
  isHarmless: true,
  passphrase: "make",
});

/** Nothing is changed by the first of them; before the other one an appliance was given the authority's answer. */
function fileStep(id: "file" | "file-from-appliance", ...requested: string[]): StepOf<"wait"> {
  const isUntouched = id === "file";
  const none =
    "No file came that holds a new certificate with its key and chain that lasts longer and covers every name.";
  return {
    id,
    kind: "wait",
    title: "Is it the new certificate, whole?",
    chapter: chapters.ours,
    text: [
      "Opened on this computer alone: a certificate that not both show yet, that lasts longer and covers every name, with its key and chain.",
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

const answersOfAuthority = (facts: RunFacts): Step[] =>
  facts.appliances.map((appliance, at) => {
    const other = otherOf(facts, appliance);
    return answerTo({
      id: at === 0 ? "answer-to-first" : "answer-to-second",
      appliance,
      when: inputIs("request", appliance.name),
      text: [
        `The key is on ${appliance.name} alone. Once the answer of the authority is there, both can be exported for ${other.name}.`,
        `From here until ${other.name} has it too, the two may differ. Do not leave it at that.`,
      ],
      ifStopped: onlyOne(appliance, other),
    });
  });

const onlyOne = (has: FactsOfAppliance, lacks: FactsOfAppliance): [IfStopped] => [
  {
    text: `Only ${has.name} may have the new certificate, and ${lacks.name} still the old one. Clients that were told to expect one of them may refuse the other after a failover. Go on with the renewal before the old one ends.`,
    next: ["renew-certificate"],
  },
];

/** On one of the two: imported, chosen as the default, and seen. */
function onOne(place: "backup" | "primary", on: FactsOfAppliance, other: FactsOfAppliance): Step[] {
  const isFirst = place === "backup";
  const stopped = isFirst ? onlyOne(on, other) : onlyOne(other, on);
  const order = isFirst
    ? `${on.name} comes first: nobody is connected to it. From here until ${other.name} has it too, the two differ.`
    : `${other.name} has it, and ${on.name}, which clients are connected to, is next. Those that are connected stay so.`;
  return [
    importTo({
      id: `import-to-${place}`,
      appliance: on,
      when: inputIs("request", "other", other.name),
      text: [order, "Where it holds the old certificate for the same names, the new one must be the one that is used."],
      ifStopped: stopped,
    }),
    defaultOn({ id: `default-on-${place}`, appliance: on, text: [defaultText], ifStopped: stopped }),
    {
      id: `${place}-shows`,
      kind: "wait",
      title: `Does ${on.name} show the new certificate?`,
      chapter: chapters.certificates,
      text: [`Handshakes with ${on.name} at its own address, with the site's name and without one.`],
      until: { check: "serves-file", appliance: on.name },
      limitMs: proofMs,
      usualMs: null,
      patience: "What is still missing is named here. It is looked at again every ten seconds.",
      ends: [
        {
          is: ["no"],
          outcome: "incomplete",
          text: `${on.name} does not show the new certificate to every client; what is missing stands with the last step. ${stopped[0].text}`,
          next: ["renew-certificate"],
        },
        {
          is: ["unknown"],
          outcome: "unknown",
          text: `What ${on.name} shows could not be read. ${stopped[0].text}`,
          next: ["renew-certificate"],
        },
      ],
    },
  ];
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
