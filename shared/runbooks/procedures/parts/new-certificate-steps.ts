/** Where the new certificate comes from, and what a person does to have it in one file. */
import type { RunFacts } from "../../run-facts.ts";
import type { StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { inputIs } from "./when.ts";

export function whereRequested({ appliances }: RunFacts): StepOf<"question"> {
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
          {
            value: "same",
            label: "None: its chain is missing",
            meaning:
              "The present certificate stays. An authority's certificate that both fail to send along is put into one file with it, and imported on both.",
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

export const issue = ({ pair }: RunFacts): StepOf<"manual"> => ({
  id: "issue",
  kind: "manual",
  title: "Get the new certificate",
  chapter: chapters.certificates,
  text: ["What counts is one file with the certificate, its private key and its chain."],
  when: inputIs("request", "other"),
  instructions: [
    `Have the authority issue a certificate for ${pair.site.host} and all other names that the present one covers.`,
    "Put certificate, key and chain into one PKCS#12 file; the file doctor can write it from what the authority sent.",
    "Protect it with the passphrase of this run, or give this run the one that it has together with the file.",
    "Save it in the folder that is watched, or give it to this run yourself.",
  ],
  page: null,
  copy: [{ label: "Name", text: pair.site.host }],
  deed: { deed: "issue-certificate" },
  isHarmless: true,
  passphrase: "make",
});

/** What both fail to send along is nowhere to be copied from. */
export const addChain = ({ appliances: [first, second] }: RunFacts): StepOf<"manual"> => ({
  id: "add-chain",
  kind: "manual",
  title: "Put the missing certificate into the file",
  chapter: chapters.certificates,
  text: ["The certificate and its key stay as they are; the authority's certificate joins them."],
  when: inputIs("request", "same"),
  instructions: [
    `Open Security > Certificates under /appliance on ${first.name} or ${second.name}, tick the box of the site's certificate, and export it with its private key and its chain.`,
    "Get the certificate of the authority that issued it from that authority; the file doctor names which one is missing.",
    "Put both into the file doctor together, and have it write one PKCS#12 file under the passphrase of this run.",
    "Give that file to this run, or save it in the folder that is watched. Delete the first export: it holds the key too.",
  ],
  page: null,
  copy: [],
  deed: { deed: "export-certificate", on: first.name },
  isHarmless: true,
  passphrase: "make",
});
