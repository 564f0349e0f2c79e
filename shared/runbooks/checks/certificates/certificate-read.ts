/** Whether an appliance shows any certificate at all: one that cannot be reached cannot be copied from. */
import type { ApplianceOrInput, CheckResult } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { concluded } from "../evidence.ts";
import { certificateWords, lineAt, nameOf, shownBy, unseenLine } from "./shown-by.ts";

export function judgeCertificateRead(appliance: ApplianceOrInput, known: RunKnowledge): CheckResult {
  const name = nameOf(appliance, known);
  if (name === null) return { answer: "unknown", text: "No appliance was chosen yet.", lines: [] };
  const shown = shownBy(known, name, "site");
  const to = `under ${known.situation.pair.site.host}`;
  if (shown.kind === "unseen") return concluded([unseenLine(shown, to)], "");
  const what = `${name} shows ${certificateWords(shown.leaf)} ${to}`;
  return concluded([lineAt(name, what, "yes", shown.at)], `${what}.`);
}
