/**
 * Whether a certificate ends no earlier than those that it takes the place of. That is often right and sometimes an old file, so a
 * person decides; the factory's lasts for decades and counts for nothing.
 */
import type { Check, CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { concluded, yesIf } from "../evidence.ts";
import { lineAt, nameOf, shownBy, unseenLine } from "./shown-by.ts";

type Of = Extract<Check, { check: "lasts-as-long" }>["of"];

/** Issued on one day, one is not older than the other. */
const sameDayMs = 86_400_000;

export function judgeLastsAsLong(of: Of, known: RunKnowledge): CheckResult {
  const mine = measured(of, known);
  if (mine === null && known.isDryRun && of === "file") {
    return { answer: "yes", text: "Dry run: no file is there, and it goes on as if it lasted as long.", lines: [] };
  }
  if (mine === null) return { answer: "unknown", text: "Not known yet: there is nothing to compare.", lines: [] };
  const lines = known.situation.appliances.flatMap(({ name }) => lineOf(name, mine, known));
  if (lines.length === 0) return { answer: "yes", text: "It takes the place of nothing that clients accept.", lines };
  return concluded(
    lines,
    `It lasts until ${mine.notAfter.slice(0, 10)}, as long as what it takes the place of or longer.`,
  );
}

interface Measured {
  sha256: string;
  notAfter: string;
}

function measured(of: Of, known: RunKnowledge): Measured | null {
  if (of === "file") return known.fileCertificate ?? null;
  const name = nameOf(of.shownBy, known);
  const shown = name === null ? null : shownBy(known, name, "site");
  return shown?.kind === "served" ? shown.leaf : null;
}

function lineOf(name: string, { sha256, notAfter }: Measured, known: RunKnowledge): EvidenceLine[] {
  const shown = shownBy(known, name, "site");
  if (shown.kind === "unseen") return [unseenLine(shown, `under ${known.situation.pair.site.host}`)];
  if (shown.leaf.sha256 === sha256 || shown.leaf.isSelfSigned) return [];
  const until = shown.leaf.notAfter.slice(0, 10);
  const lasts = Date.parse(notAfter) + sameDayMs > Date.parse(shown.leaf.notAfter);
  const what = lasts
    ? `it lasts as long as what ${name} shows, which ends ${until}, or longer`
    : `it ends ${notAfter.slice(0, 10)}, and what ${name} shows now lasts until ${until}: this may be the older one`;
  return [lineAt(name, what, yesIf(lasts), shown.at)];
}
