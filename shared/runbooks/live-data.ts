/** Which appliance holds the live data: never by identity alone, and never a box that is new here (`judgement.md` 5). */
import type { Answer, EvidenceLine } from "./check.ts";
import type { RunKnowledge } from "./run-knowledge.ts";
import { applianceOf, peerOf } from "./which-appliance.ts";

interface LiveData {
  answer: Answer;
  text: string;
  lines: EvidenceLine[];
}

/** The one that serves the site name now; where nobody of the two does, the one that was primary last. */
export function holdsLiveData(known: RunKnowledge, name: string): LiveData {
  const { situation } = known;
  const isNew = isNewHere(known, name);
  const lines = [servingLine(known, name), ...historyLines(known, name), ...newcomerLines(known, name)];
  const peer = peerOf(situation, name);
  const { host } = situation.pair.site;
  if (situation.servedBy === peer.name) return no(`${peer.name} serves ${host} now and holds the live data.`, lines);
  if (isNew && situation.servedBy !== name) return no(`${name} is not the appliance that was seen here first.`, lines);
  if (isNew) return unknown(`${name} serves ${host}, but is not the appliance that was seen here first.`, lines);
  if (situation.servedBy === name) return { answer: "yes", text: `${name} serves ${host} now.`, lines };
  const last = known.lastSeenPrimary;
  const isContradicted = situation.primary !== null && last !== null && situation.primary.name !== last.appliance;
  if (!last || isContradicted) return unknown("Who served last is not known.", lines);
  const text = `${last.appliance} was primary last, seen at ${last.at}.`;
  return { answer: last.appliance === name ? "yes" : "no", text, lines };
}

const no = (text: string, lines: EvidenceLine[]): LiveData => ({ answer: "no", text, lines });
const unknown = (text: string, lines: EvidenceLine[]): LiveData => ({ answer: "unknown", text, lines });

function isNewHere({ situation }: RunKnowledge, name: string): boolean {
  const { reading, first } = applianceOf(situation, name);
  return first !== null && reading?.applianceId != null && reading.applianceId !== first.applianceId;
}

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

const newcomerLines = (known: RunKnowledge, name: string): EvidenceLine[] =>
  isNewHere(known, name)
    ? [
        {
          about: name,
          what: `${name} is the appliance that was seen here first`,
          holds: "no",
          at: applianceOf(known.situation, name).readBy?.at ?? null,
          grade: "api",
        },
      ]
    : [];

const yesIf = (is: boolean): Answer => (is ? "yes" : "no");
