/** Which appliance holds the live data: never by identity alone, and never a box that is new here (`judgement.md` 5). */
import type { Answer } from "../domain/answer.ts";
import type { EvidenceLine } from "./check.ts";
import { isKnownAppliance, wasSeenBefore } from "./known-appliance.ts";
import type { RunKnowledge } from "./run-knowledge.ts";
import { applianceOf, peerOf } from "./which-appliance.ts";

interface LiveData {
  answer: Answer;
  text: string;
  lines: EvidenceLine[];
}

/**
 * The one that serves the site name now; where nobody of the two does, the one that was primary last. Serving alone is no proof:
 * a new box under an old address serves as well, so an appliance that was not known before is never simply believed.
 */
export function holdsLiveData(known: RunKnowledge, name: string): LiveData {
  const { situation } = known;
  const isKnown = isKnownAppliance(known, name);
  const lines = [servingLine(known, name), ...historyLines(known, name), ...newcomerLines(known, name)];
  const peer = peerOf(situation, name);
  const { host } = situation.pair.site;
  const isServing = situation.servedBy === name;
  if (situation.servedBy === peer.name) return no(`${peer.name} serves ${host} now and holds the live data.`, lines);
  if (isKnown === "no" && !isServing) return no(`${name} is not the appliance that was seen here first.`, lines);
  if (isKnown === "no")
    return unknown(`${name} serves ${host}, but is not the appliance that was seen here first.`, lines);
  if (isServing && isKnown === "unknown") {
    return unknown(`${name} serves ${host}, but whether it was here before is not known.`, lines);
  }
  if (isServing) return { answer: "yes", text: `${name} serves ${host} now.`, lines };
  return servedLast(known, { name, lines });
}

function servedLast(known: RunKnowledge, { name, lines }: { name: string; lines: EvidenceLine[] }): LiveData {
  const {
    situation: { primary },
    lastSeenPrimary: last,
  } = known;
  const isContradicted = primary !== null && last !== null && primary.name !== last.appliance;
  if (!last || isContradicted) return unknown("Who served last is not known.", lines);
  const text = `${last.appliance} was primary last, seen at ${last.at}.`;
  if (last.appliance !== name) return no(text, lines);
  if (!wasSeenBefore(known, name))
    return unknown(`${text} Whether ${name} is still that appliance is not known.`, lines);
  return { answer: "yes", text, lines };
}

const no = (text: string, lines: EvidenceLine[]): LiveData => ({ answer: "no", text, lines });
const unknown = (text: string, lines: EvidenceLine[]): LiveData => ({ answer: "unknown", text, lines });

function servingLine({ situation }: RunKnowledge, name: string): EvidenceLine {
  const { servedBy, site, pair } = situation;
  const isKnown = servedBy !== "unknown";
  return {
    about: "site",
    what: isKnown ? `${pair.site.host} is served by ${servedBy}` : `who serves ${pair.site.host} is not known`,
    holds: isKnown ? yesIf(servedBy === name) : "unknown",
    at: site?.at ?? null,
    grade: isKnown ? "api" : "unknown",
  };
}

const historyLines = ({ lastSeenPrimary: last }: RunKnowledge, name: string): EvidenceLine[] =>
  last === null
    ? []
    : [
        {
          about: null,
          what: `${last.appliance} was primary last, as seen from here`,
          holds: yesIf(last.appliance === name),
          at: last.at,
          grade: "api",
        },
      ];

function newcomerLines(known: RunKnowledge, name: string): EvidenceLine[] {
  const isKnown = isKnownAppliance(known, name);
  if (isKnown === "yes") return [];
  const at = applianceOf(known.situation, name).readBy?.at ?? null;
  const grade = isKnown === "no" ? "api" : "unknown";
  return [{ about: name, what: `${name} is the appliance that was seen here first`, holds: isKnown, at, grade }];
}

const yesIf = (is: boolean): Answer => (is ? "yes" : "no");
