/** What the two show, before and after. */
import type { RunFacts } from "../../run-facts.ts";
import type { RunbookId, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";

export const certificatesBefore = ({ appliances: [first, second] }: RunFacts, text: string): StepOf<"check"> => ({
  id: "before",
  kind: "check",
  title: "What do the two show now?",
  chapter: chapters.certificates,
  text: [`${first.name} and ${second.name} are asked with the site's name, without one and with a wrong one. ${text}`],
  check: { check: "certificates-equal" },
});

/** At most; a person usually watches it come true at once. */
export const proofMs = 30 * 60_000;

export const certificatesProof = ({ appliances, pair }: RunFacts, next: RunbookId): StepOf<"wait"> => {
  const [first, second] = appliances.map(({ name }) => name);
  return {
    id: "proof",
    kind: "wait",
    title: "Do both show the same certificate?",
    chapter: chapters.certificates,
    text: [
      `Handshakes with ${first} and ${second} at their own addresses, under ${pair.site.host} without a name and with a wrong one, as clients make them. Both must show what the checked file holds, with its chain.`,
    ],
    until: { check: "certificates-equal" },
    limitMs: proofMs,
    usualMs: null,
    patience: "What still differs, and on which of the two, is named here. It is looked at again every ten seconds.",
    ends: [
      {
        is: ["no"],
        outcome: "incomplete",
        text: `${first} and ${second} do not show the same certificate; what differs stands with the last step. Until they do, clients may refuse the one that takes over. The file with the private key may still be there: delete it once it is not needed.`,
        next: [next],
      },
      {
        is: ["unknown"],
        outcome: "unknown",
        text: `Whether ${first} and ${second} show the same certificate could not be seen, since one of them could not be read. Look again when both can be reached. The file with the private key may still be there: delete it once it is not needed.`,
        next: [next],
      },
    ],
  };
};
