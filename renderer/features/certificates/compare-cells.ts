/** Two answers side by side, each line of what they say. Only for the eye: whether the two appliances agree is the core's to say. */
import type { ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import type { Comparison, Difference } from "../../../shared/certificates/certificates-view.ts";
import { differenceWords } from "../../words/certificate-difference-words.ts";
import { certificateLines } from "../../words/certificate-fact-words.ts";
import { certificateName, protocolWords, sentNameWords, stapledWords } from "../../words/certificate-grid-words.ts";

export function compareCells(a: ServedChain, b: ServedChain): readonly Difference[] {
  const [left, right] = [linesOf(a), linesOf(b)];
  return left.flatMap(({ name, value }, index) => {
    const other = right[index]?.value ?? null;
    return value === other ? [] : [{ field: name, a: value, b: other }];
  });
}

const linesOf = (served: ServedChain): readonly { name: string; value: string }[] => [
  ...(served.chain[0] ? certificateLines(served.chain[0]) : []),
  { name: "Chain", value: served.chain.map(certificateName).join(" → ") },
  { name: "Fingerprints of the chain", value: served.chain.map(({ sha256 }) => sha256.slice(0, 16)).join(" → ") },
  { name: "Protocol", value: protocolWords(served.protocol) },
  { name: "Cipher", value: served.cipher },
  { name: "Issuer's word, sent along (stapled OCSP)", value: stapledWords(served.stapled) },
];

export interface ComparedAlike {
  /** `with the site's name, without a name`. */
  asked: string;
  differences: readonly Difference[];
}

/** What differs, said once where it differs in the same way however one asks. */
export function compareAlike(comparisons: readonly Comparison[]): readonly ComparedAlike[] {
  const differing = comparisons.filter(({ differences }) => differences.length > 0);
  const alike = Map.groupBy(differing, ({ differences }) => JSON.stringify(differences));
  return [...alike.values()].map((group) => ({
    asked: group.map(({ sni }) => sentNameWords[sni].short).join(", "),
    differences: (group[0]?.differences ?? []).map(differenceWords),
  }));
}
