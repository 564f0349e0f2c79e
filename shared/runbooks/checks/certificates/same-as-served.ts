/** Whether the file holds exactly what an appliance serves now, so that the other one will serve the same. */

import type { CertificateFacts } from "../../../certificates/certificate-facts.ts";
import type { FileCertificate } from "../../../certificates/certificate-file.ts";
import type { ApplianceOrInput, EvidenceLine } from "../../check.ts";
import type { GivenFile, RunKnowledge } from "../../run-knowledge.ts";
import { unknownLine } from "../evidence.ts";
import { certificateWords, chainOf, lineAt, nameOf, type Served, shownBy, unseenLine } from "./shown-by.ts";

export function servedByLines(
  file: GivenFile,
  leaf: FileCertificate,
  appliance: ApplianceOrInput,
  known: RunKnowledge,
): EvidenceLine[] {
  const name = nameOf(appliance, known);
  if (name === null) return [unknownLine(null, "no appliance was chosen yet")];
  const shown = shownBy(known, name, "site");
  if (shown.kind === "unseen") return [unseenLine(shown, `under ${known.situation.pair.site.host}`)];
  if (shown.leaf.sha256 !== leaf.sha256) return [lineAt(name, otherWords(name, shown.leaf, leaf), "no", shown.at)];
  return [lineAt(name, `${name} shows this very certificate`, "yes", shown.at), chainLine(file, name, shown)];
}

function otherWords(name: string, served: CertificateFacts, leaf: FileCertificate): string {
  const shows = `${name} shows ${certificateWords(served)}`;
  const isSameService = served.keySha256 === leaf.keySha256 || sharesName(served.names, leaf.names);
  if (!isSameService) return `the file holds a certificate for something else: ${shows}`;
  if (Date.parse(leaf.notAfter) < Date.parse(served.notAfter)) return `the file holds an older certificate: ${shows}`;
  return `the file holds another certificate for the same names: ${shows}`;
}

const sharesName = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((name) => other.includes(name));

function chainLine({ fileName, report, at }: GivenFile, name: string, { served }: Served): EvidenceLine {
  const held = report.certificates.map(({ sha256 }) => sha256);
  const missing = served.chain.filter(({ sha256 }) => chainOf(served).includes(sha256) && !held.includes(sha256));
  const what =
    missing.length > 0
      ? `${fileName} lacks ${missing.map(({ subject }) => subject).join("; ")}, which ${name} sends along: export the chain as well`
      : `its chain is in it, as ${name} sends it`;
  return lineAt(null, what, missing.length > 0 ? "no" : "yes", at);
}
