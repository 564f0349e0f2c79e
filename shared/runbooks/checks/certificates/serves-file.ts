/**
 * Whether an appliance, or the site, shows what the run's file holds: leaf and chain, to every client, and so that a strict client
 * accepts it. A pair that is trusted by a fingerprint may have an authority that this computer does not know: then acceptance is a
 * question of its own (`certificate-fit`).
 */

import { refusalWords } from "../../../certificates/refusal-words.ts";
import { type SentName, sentNames, siteTarget } from "../../../certificates/sent-names.ts";
import { findAppliance } from "../../../domain/pair.ts";
import type { ApplianceOrInput, CheckResult, EvidenceLine } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { sumUp, unknownLine } from "../evidence.ts";
import {
  certificateWords,
  lineAt,
  nameOf,
  type Shown,
  sentWords,
  shownBy,
  unlikeWanted,
  unseenLine,
} from "./shown-by.ts";

type Wanted = NonNullable<RunKnowledge["fileCertificate"]>;
/** Beside what cannot be seen and what is as it should be: what is not as in the file. */
type State = "unseen" | "same" | NonNullable<ReturnType<typeof unlikeWanted>>;

export function judgeServesFile(appliance: ApplianceOrInput, known: RunKnowledge): CheckResult {
  const name = nameOf(appliance, known);
  const { fileCertificate } = known;
  if (name === null || !fileCertificate) {
    const lines = [unknownLine(name, "no file was found fit in this run")];
    return { answer: "unknown", text: "Not known yet: no file was found fit in this run.", lines };
  }
  const { host } = known.situation.pair.site;
  const who = name === siteTarget ? host : name;
  // What stands in front of the appliances may answer names that it does not know as it likes.
  const asked: readonly SentName[] = name === siteTarget ? ["site"] : sentNames;
  const seen = asked.map((sni) => ({ sni, shown: shownBy(known, name, sni) }));
  const lines = seen.map(({ sni, shown }) => lineOf(shown, fileCertificate, who, sentWords(sni, host)));
  const all = [...lines, ...acceptedLines(known, name, who)];
  const answer = sumUp(all);
  const states = seen.map(({ shown }) => stateOf(shown, fileCertificate));
  return { answer, text: textOf(answer, who, host, states, all), lines: all };
}

const stateOf = (shown: Shown, wanted: Wanted): State =>
  shown.kind === "unseen" ? "unseen" : (unlikeWanted(shown, wanted) ?? "same");

function lineOf(shown: Shown, wanted: Wanted, who: string, to: string): EvidenceLine {
  if (shown.kind === "unseen") return { ...unseenLine({ ...shown, target: who }, to), about: shown.target };
  const shows = `${who} shows ${certificateWords(shown.leaf)} ${to}`;
  switch (stateOf(shown, wanted)) {
    case "certificate":
      return lineAt(shown.target, `${shows}, which is not the one of the file`, "no", shown.at);
    case "chain": {
      const last = shown.served.chain.at(-1)?.issuer;
      return lineAt(shown.target, `${shows}, without the certificate of ${last}, which the file has`, "no", shown.at);
    }
    default:
      return lineAt(shown.target, shows, "yes", shown.at);
  }
}

function acceptedLines(known: RunKnowledge, name: string, who: string): EvidenceLine[] {
  const shown = shownBy(known, name, "site");
  if (shown.kind === "unseen") return [];
  const { clientRefusal } = shown.served;
  if (clientRefusal === null) return [lineAt(name, `clients accept what ${who} shows`, "yes", shown.at)];
  if (isPinned(known, name)) return [];
  return [lineAt(name, `clients refuse what ${who} shows: ${refusalWords(clientRefusal)}`, "no", shown.at)];
}

function isPinned({ situation: { pair } }: RunKnowledge, name: string): boolean {
  const asked = name === siteTarget ? pair.appliances : [findAppliance(pair, name)];
  return asked.some(({ tls }) => tls.trust === "pin");
}

function textOf(
  answer: CheckResult["answer"],
  who: string,
  host: string,
  [bySite, ...byDefault]: State[],
  lines: EvidenceLine[],
): string {
  if (answer === "yes") {
    const also = byDefault.length > 0 ? " and to clients that send no name or a wrong one" : "";
    return `${who} shows the certificate of the file with its chain, under ${host}${also}.`;
  }
  const first = lines.find(({ holds }) => holds === answer)?.what;
  if (answer === "unknown") return `${who} could not be read: ${first}.`;
  if (bySite === "certificate") {
    return `Under ${host}, ${who} still shows another certificate: the import is missing there, or another certificate for the same name is chosen.`;
  }
  if (bySite === "chain") {
    return `${who} shows the certificate of the file and does not send its whole chain along: import it there once more, with the chain.`;
  }
  if (!byDefault.includes("certificate")) return `${first}.`;
  return bySite === "same"
    ? `${who} has the certificate and still shows clients that send no name, or a wrong one, another one: choose it as the default one there.`
    : `${who} shows clients that send no name, or a wrong one, another certificate; what it shows under ${host} could not be read.`;
}
