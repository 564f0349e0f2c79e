/** Checks of the two appliances together. */

import type { CheckResult, EvidenceLine } from "../check.ts";
import { fixThisErrorWords } from "../conflict/predict-fix.ts";
import { recommend } from "../conflict/recommend.ts";
import { collectVotes } from "../conflict/votes.ts";
import { holdsLiveData } from "../live-data.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { compareSoftware } from "../same-software.ts";
import { concluded, lookedAt, unknownLine } from "./evidence.ts";
import { answersLine } from "./roles.ts";

export function judgeLook({ situation }: RunKnowledge): CheckResult {
  const lines = situation.appliances.map(answersLine);
  const [first, second] = situation.appliances;
  return concluded(lines, `${first.name} and ${second.name} both answer.`);
}

export function judgeSameSoftware({ situation }: RunKnowledge): CheckResult {
  const { isSame, text } = compareSoftware(situation);
  const lines = situation.appliances.map((appliance): EvidenceLine => {
    const { name, reading } = appliance;
    const at = lookedAt(appliance);
    if (!reading?.version || !reading.build) return unknownLine(name, `${name} does not tell version and build`, at);
    return { about: name, what: `${name} runs ${reading.version} (${reading.build})`, holds: isSame, at, grade: "api" };
  });
  return { answer: isSame, text, lines };
}

/** Unknown is "cannot tell": then a person decides who should be primary. */
export function judgeConflictEvidence(known: RunKnowledge): CheckResult {
  const votes = collectVotes(known);
  const { appliance, why } = recommend(votes);
  // The button stands there for a conflict alone.
  const button = known.situation.conflict === null ? "" : ` ${fixThisErrorWords(known.situation)}`;
  const lines = votes.map(
    (vote): EvidenceLine => ({
      about: vote.for,
      what: vote.what,
      holds: vote.for === null ? "unknown" : "yes",
      at: vote.at,
      grade: vote.grade,
    }),
  );
  return appliance === null
    ? { answer: "unknown", text: `Who should be primary cannot be told. ${why}${button}`, lines, recommended: null }
    : { answer: "yes", text: `${appliance} should be primary. ${why}${button}`, lines, recommended: appliance };
}

export function judgeHoldsLiveData(input: string, known: RunKnowledge): CheckResult {
  const name = known.answers[input];
  if (name === undefined || !known.situation.appliances.some((one) => one.name === name)) {
    return { answer: "unknown", text: "Nobody has said yet which appliance is meant.", lines: [] };
  }
  return holdsLiveData(known, name);
}
