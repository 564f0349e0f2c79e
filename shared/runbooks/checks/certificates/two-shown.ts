/** How what the two showed one kind of client compares, with one another and with the run's file. */
import type { RunKnowledge } from "../../run-knowledge.ts";
import { chainOf, type Shown, unlikeWanted } from "./shown-by.ts";

export type Two = readonly [Shown, Shown];

export function differenceOf([a, b]: Two): "unseen" | "certificate" | "chain" | null {
  if (a.kind === "unseen" || b.kind === "unseen") return "unseen";
  if (a.leaf.sha256 !== b.leaf.sha256) return "certificate";
  return chainOf(a.served).join(" ") === chainOf(b.served).join(" ") ? null : "chain";
}

/** null: as in the file, or no file tells. */
export function unlikeFile({ fileCertificate }: RunKnowledge, shown: Shown): "certificate" | "chain" | null {
  if (!fileCertificate || shown.kind === "unseen") return null;
  return unlikeWanted(shown, fileCertificate);
}
