/** A certificate that ends earlier may be meant (a shorter term, another authority) or an old file: a person says why. */
import type { Check } from "../../check.ts";
import type { Step } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { anyOf, stepIs } from "./when.ts";

interface Compared {
  of: Extract<Check, { check: "lasts-as-long" }>["of"];
  title: string;
  text: string;
  /** What to do where it is a mistake. */
  stop: string;
}

export const whyShorter = ({ of, title, text, stop }: Compared): Step[] => [
  {
    id: "lasts",
    kind: "check",
    title,
    chapter: chapters.ours,
    text: [text],
    check: { check: "lasts-as-long", of },
  },
  {
    id: "why-shorter",
    kind: "question",
    title: "Why one that ends earlier?",
    chapter: chapters.ours,
    text: [
      "It ends earlier than a certificate that it takes the place of, or that could not be read. That is right after a leaked key, with another authority, or where terms got shorter.",
      stop,
      "Your reason is kept in the journal of this run.",
    ],
    when: anyOf(stepIs("lasts", "no"), stepIs("lasts", "unknown")),
    inputs: [{ id: "why-shorter", kind: "veto-reason", label: "Why take it although it may end earlier?" }],
  },
];
