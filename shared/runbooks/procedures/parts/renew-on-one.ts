/** A new certificate on one of the two: imported, chosen as the default, and seen, the one that nobody is connected to first. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Condition, IfStopped, Step } from "../../runbook.ts";
import { defaultOn, defaultText, importTo } from "./certificate-pages.ts";
import { proofMs } from "./certificate-proof.ts";
import { chapters } from "./chapters.ts";
import { allOf, gate, inputIs, stepIs } from "./when.ts";

export interface InOrder {
  /** Only then; always when left out. */
  when: Condition | undefined;
  /** Tells the steps of one order from those of the other. */
  suffix: string;
}

export const onlyOne = (has: FactsOfAppliance, lacks: FactsOfAppliance): [IfStopped] => [
  {
    text: `Only ${has.name} may have the new certificate, and ${lacks.name} still the old one. Clients that were told to expect one of them may refuse the other after a failover. Go on with the renewal before the old one ends.`,
    next: ["renew-certificate"],
  },
];

export function onOne(
  place: "backup" | "primary",
  on: FactsOfAppliance,
  other: FactsOfAppliance,
  { when, suffix }: InOrder,
): Step[] {
  const isFirst = place === "backup";
  const stopped = isFirst ? onlyOne(on, other) : onlyOne(other, on);
  const order = isFirst
    ? `${on.name} comes first, since clients are connected to ${other.name}. From here until ${other.name} has it too, the two differ.`
    : `${other.name} has it, and ${on.name}, which clients are connected to, is next. Those that are connected stay so.`;
  return [
    importTo({
      id: `import-to-${place}${suffix}`,
      appliance: on,
      when: allOf(inputIs("request", "other", "same", other.name), when),
      text: [
        order,
        ...(isFirst ? [pinWords] : []),
        "Where it holds the old certificate for the same names, the new one must be the one that is used.",
      ],
      ifStopped: stopped,
    }),
    defaultOn({ id: `default-on-${place}${suffix}`, appliance: on, when, text: [defaultText], ifStopped: stopped }),
    {
      id: `${place}-shows${suffix}`,
      kind: "wait",
      title: `Does ${on.name} show the new certificate?`,
      chapter: chapters.certificates,
      text: [
        `Handshakes with ${on.name} at its own address, with the site's name, without one and with a wrong one: the certificate of the file, its whole chain, and nothing that a strict client refuses.`,
      ],
      ...gate(when),
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

const pinWords =
  "Where this pair is trusted by a fingerprint, Pairdesk says that it has changed as soon as an appliance shows the new certificate. Copy the new fingerprint from the check of the file, and enter it in the pair's settings once this appliance shows it.";

/** Nothing is done on the one that serves before clients accept what the first one shows, or a person says why. */
export const acceptedOnBackup = (on: FactsOfAppliance, other: FactsOfAppliance, { when, suffix }: InOrder): Step[] => [
  {
    id: `backup-accepted${suffix}`,
    kind: "check",
    title: `Do clients accept what ${on.name} shows?`,
    chapter: chapters.ours,
    text: [`${other.name} gets it only if they do.`],
    ...gate(when),
    check: { check: "certificate-fit", appliance: on.name },
    ends: [
      {
        is: ["no"],
        outcome: "incomplete",
        text: `Clients would refuse what ${on.name} shows now; why stands with the last step. ${other.name} was not touched. ${onlyOne(on, other)[0].text}`,
        next: ["renew-certificate"],
      },
    ],
  },
  {
    id: `backup-reason${suffix}`,
    kind: "question",
    title: "Why go on all the same?",
    chapter: chapters.ours,
    text: [
      `Whether clients accept the new certificate is not known. Try it with a client of yours at ${on.name} first. Your reason is kept in the journal of this run.`,
    ],
    ...gate(stepIs(`backup-accepted${suffix}`, "unknown"), when),
    inputs: [
      {
        id: `backup-reason${suffix}`,
        kind: "veto-reason",
        label: `Why bring it to ${other.name} although nobody knows whether clients accept it?`,
      },
    ],
  },
];
