/** Whether an appliance, or the site, shows what the run's file holds. */
import type { ApplianceOrInput, CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { sumUp, unknownLine } from "../evidence.ts";
import { certificateWords, lineAt, nameOf, shownBy, unseenLine } from "./shown-by.ts";

export function judgeServesFile(appliance: ApplianceOrInput, known: RunKnowledge): CheckResult {
  const name = nameOf(appliance, known);
  const { fileCertificate } = known;
  if (name === null || !fileCertificate) {
    const lines = [unknownLine(name, "no file was found fit in this run")];
    return { answer: "unknown", text: "Not known yet: no file was found fit in this run.", lines };
  }
  const { host } = known.situation.pair.site;
  const bySite = lineOf(known, { name, sni: "site", to: `under ${host}` });
  const byDefault = lineOf(known, { name, sni: "none", to: "to clients that send no name" });
  const lines = [bySite, byDefault];
  const answer = sumUp(lines);
  const text = {
    yes: `${name} shows the certificate of the file, under ${host} and to clients that send no name.`,
    unknown: `${name} could not be read: ${lines.find(({ holds }) => holds === "unknown")?.what}.`,
    no:
      bySite.holds === "no"
        ? `Under ${host}, ${name} still shows another certificate: the import is missing there, or another certificate for the same name is chosen.`
        : `${name} has the certificate and still shows clients that send no name another one: choose it as the default one there.`,
  };
  return { answer, text: text[answer], lines };
}

function lineOf(
  known: RunKnowledge,
  { name, sni, to }: { name: string; sni: "site" | "none"; to: string },
): EvidenceLine {
  const shown = shownBy(known, name, sni);
  if (shown.kind === "unseen") return unseenLine(shown, to);
  const isSame = shown.leaf.sha256 === known.fileCertificate?.sha256;
  const what = `${name} shows ${certificateWords(shown.leaf)} ${to}${isSame ? "" : ", which is not the one of the file"}`;
  return lineAt(name, what, isSame ? "yes" : "no", shown.at);
}
