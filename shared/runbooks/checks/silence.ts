/** Whether an appliance is silent, and whether its silence says anything: only while this computer sees others. */
import type { Situation } from "../../assessment/situation.ts";
import { answersAtAll } from "../answers-at-all.ts";
import type { EvidenceLine } from "../check.ts";
import { applianceOf, peerOf } from "../which-appliance.ts";
import { lookedAt, unknownLine } from "./evidence.ts";

/** Neither its own address nor the site name brings an answer of it. Always one line about its own address, first. */
export function silenceOf(situation: Situation, name: string): EvidenceLine[] {
  return [ownAddress(situation, name), siteName(situation, name)];
}

function ownAddress(situation: Situation, name: string): EvidenceLine {
  const appliance = applianceOf(situation, name);
  const { reachable } = appliance;
  const at = lookedAt(appliance);
  // Whoever serves a certificate that nobody trusts, or an answer that nobody understands, is not gone.
  if (reachable === true || answersAtAll(appliance)) {
    return { about: name, what: `${name} answers at its own address`, holds: "no", at, grade: "probe" };
  }
  const sight = whatIsInSight(situation, name);
  if (reachable === null) return unknownLine(name, `nobody can say whether ${name} answers`, at);
  if (sight === null) {
    return unknownLine(name, `${name} does not answer, but nothing else is in sight from this computer either`, at);
  }
  return {
    about: name,
    what: `${name} does not answer at its own address, while ${sight} in sight from this computer`,
    holds: "yes",
    at: appliance.reachedBy?.at ?? at,
    grade: "probe",
  };
}

function siteName(situation: Situation, name: string): EvidenceLine {
  const { servedBy, site, pair } = situation;
  const { host } = pair.site;
  if (servedBy === "unknown") return unknownLine("site", `who answers as ${host} is not known`, site?.at ?? null);
  const isServed = servedBy === name;
  const what = isServed ? `${name} answers as ${host}` : `${host} brings no answer of ${name}`;
  return { about: "site", what, holds: isServed ? "no" : "yes", at: site?.at ?? null, grade: "probe" };
}

/** With its verb, for the words above; null: nothing but this appliance was tried with success. */
function whatIsInSight(situation: Situation, name: string): string | null {
  if (situation.lostVantage) return null;
  const peer = peerOf(situation, name);
  if (peer.reachable === true) return `${peer.name} is`;
  const { site, vantage, isOld } = situation;
  if (site && !isOld(site) && isAnswer(site.outcome.kind)) return `${situation.pair.site.host} is`;
  return vantage?.outcome.kind === "in-sight" && !isOld(vantage) ? `${vantage.outcome.by} is` : null;
}

/** A look that ended at the account may not have asked anybody. */
const isAnswer = (kind: string): boolean => kind !== "unreachable" && kind !== "unauthorized";
