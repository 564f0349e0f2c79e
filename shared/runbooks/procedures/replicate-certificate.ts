/**
 * The certificate of one appliance, brought to the other by hand and proved by handshakes. There is no call for it, and nothing
 * here needs the API: it works for an appliance that nobody trusts yet.
 */
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Condition, IfStopped, Runbook, Step, StepOf } from "../runbook.ts";
import { otherOf } from "./parts/appliance-words.ts";
import { defaultOn, defaultText, exportFrom, importTo } from "./parts/certificate-pages.ts";
import { certificatesBefore, certificatesProof } from "./parts/certificate-proof.ts";
import { chooseSource, sourceFit } from "./parts/certificate-source.ts";
import { chapters } from "./parts/chapters.ts";
import { deleteFile } from "./parts/key-file.ts";
import { allOf, anyOf, inputIs, stepIs } from "./parts/when.ts";

export function replicateCertificate(facts: RunFacts): Runbook {
  const [first, second] = facts.appliances;
  const same = `${first.name} and ${second.name} show the same certificate, with and without a name in the handshake.`;
  return {
    id: "replicate-certificate",
    title: "Replicate the certificate",
    summary: `Brings the certificate of one appliance to the other, with its key and chain. Until ${first.name} and ${second.name} show the same one, clients may refuse whichever takes over.`,
    chapter: chapters.certificates,
    steps: [
      variant(),
      ...variantNotes(facts),
      certificatesBefore(
        facts,
        "If they are the same already, going on does no harm: a certificate is replaced by itself.",
      ),
      chooseSource(facts),
      ...sourceFit(facts),
      exportStep("first", first),
      exportStep("second", second),
      fileStep(),
      sourceShows(),
      importStep(facts, "first"),
      importStep(facts, "second"),
      defaultStep("first", first, second),
      defaultStep("second", second, first),
      certificatesProof(facts, "replicate-certificate"),
      ...deleteFile(same),
    ],
    proof: ["proof"],
    done: { text: `${same} The file with the private key is gone from where it was.`, next: [] },
    incomplete: {
      text: "The two do not show the same certificate yet. What differs stands with the last step.",
      next: ["replicate-certificate"],
    },
  };
}

const variant = (): StepOf<"question"> => ({
  id: "variant",
  kind: "question",
  title: "What is it about?",
  chapter: chapters.certificates,
  text: ["The steps are the same; what to mind is not."],
  inputs: [
    {
      id: "variant",
      kind: "choice",
      label: "Why is the certificate copied?",
      values: [
        { value: "differs", label: "The two differ", meaning: "One was renewed, or was never given the certificate." },
        { value: "new-pair", label: "A new pair", meaning: "The backup is being set up for the first time." },
        {
          value: "replacement",
          label: "A replaced appliance",
          meaning: "A new box stands in the place of an old one.",
        },
      ],
    },
  ],
});

/** Told at the place where it counts; nothing is asked. */
function variantNotes({ pair, appliances: [first, second] }: RunFacts): Step[] {
  const note = (id: string, value: string, title: string, label: string, text: string[]): StepOf<"decision"> => ({
    id,
    kind: "decision",
    title,
    chapter: chapters.certificates,
    text,
    when: inputIs("variant", value),
    branches: [{ name: "noted", label }],
  });
  return [
    note("names-first", "new-pair", "Mind the names first", "The certificate is copied as it is", [
      `One certificate serves both. Before it is copied it should cover ${pair.site.host}, every further portal name, and the appliances' own names, as far as people open their pages by them.`,
      "A name that is missing now is missing on both afterwards: then have a new certificate issued, and renew it on both.",
      "A certificate of Let's Encrypt suits no pair: it is renewed only where the site's name leads to, and the other one is left behind.",
    ]),
    note("new-box", "replacement", "Mind the new appliance", "The new appliance is the one that it is copied to", [
      `Copy from the appliance that stayed, of ${first.name} and ${second.name}, to the new one. The new one is never the source: its own certificate is the factory's, or one that nobody has checked.`,
      "After the import, assign the server certificate to the IP address in use on the new one.",
      "The new one still shows the certificate from the factory, so your browser warns at its page, and Pairdesk calls it untrusted: both are expected until the import. Compare the fingerprint with what its own screen shows before you log in.",
      "Its API account may be missing as well and be refused. Nothing in this run needs it.",
    ]),
  ];
}

const exportStep = (place: "first" | "second", appliance: FactsOfAppliance): Step =>
  exportFrom({
    id: `export-from-${place}`,
    appliance,
    when: inputIs("source", appliance.name),
    text: [
      "The export is a file with the private key, so it is protected by a passphrase. Nothing on the appliance is other after it.",
      "Save it in the folder that is watched, or give it to this run yourself.",
    ],
  });

const fileStep = (): StepOf<"wait"> => ({
  id: "file",
  kind: "wait",
  title: "Is it the right file?",
  chapter: chapters.ours,
  text: [
    "Opened on this computer alone: it must hold exactly what the chosen appliance shows now, with its key and chain.",
  ],
  until: { check: "certificate-file", holds: { servedBy: { input: "source" } } },
  limitMs: 60 * 60_000,
  usualMs: null,
  patience: "A file that will not do is named here, with what is wrong with it. Give another one; it takes its place.",
  ends: [
    {
      is: ["unknown"],
      outcome: "refused",
      text: "No file came, or the chosen appliance could not be read any more, so whether the file is the right one is not known; which of them stands with the last step. Nothing was changed on either appliance. Begin again when it can be read.",
      next: ["replicate-certificate"],
    },
    {
      is: ["no"],
      outcome: "refused",
      text: "No file came that holds what the chosen appliance shows, with its key and chain. Nothing was changed on either appliance.",
      next: [],
    },
  ],
});

const sourceShows = (): StepOf<"check"> => ({
  id: "source-shows",
  kind: "check",
  title: "Does the source show it to every client?",
  chapter: chapters.certificates,
  text: ["Also to those that send no name. If not, its default certificate is chosen too."],
  check: { check: "serves-file", appliance: { input: "source" } },
});

const ifStopped = (to: FactsOfAppliance): [IfStopped] => [
  {
    text: `${to.name} may have the certificate by now, and may not show it to every client. Begin again to see what differs.`,
    next: ["replicate-certificate"],
  },
];

function importStep(facts: RunFacts, place: "first" | "second"): Step {
  const to = facts.appliances[place === "first" ? 0 : 1];
  const from = otherOf(facts, to);
  const { host } = facts.pair.site;
  const live =
    facts.servedBy === to.name
      ? `${to.name} serves ${host}: clients that connect from now on are shown the imported certificate at once. Be sure that it is the right one.`
      : `If ${to.name} serves ${host} by now, clients are shown the imported certificate at once.`;
  return importTo({
    id: `import-to-${place}`,
    appliance: to,
    when: inputIs("source", from.name),
    text: [
      live,
      `${to.name} gets the certificate of ${from.name}. Until then its page may come with a warning of the browser.`,
      "Where it holds an old certificate for the same names, the new one must be the one that is used.",
      ...assignWords,
    ],
    ifStopped: ifStopped(to),
  });
}

/** The guide asks for it on a new box; others have it assigned already. */
const assignWords = [
  "On a new or replaced appliance, also see that the imported certificate is assigned to the IP address that clients connect to: the list of certificates names the addresses.",
];

/** On the one it came from only where that one shows its clients without a name something else. */
function defaultStep(place: "first" | "second", on: FactsOfAppliance, other: FactsOfAppliance): Step {
  const isTarget: Condition = inputIs("source", other.name);
  const isSourceWithout = allOf(inputIs("source", on.name), stepIs("source-shows", "no"));
  return defaultOn({
    id: `default-on-${place}`,
    appliance: on,
    when: isSourceWithout ? anyOf(isTarget, isSourceWithout) : isTarget,
    text: [defaultText],
    ifStopped: ifStopped(on),
  });
}
