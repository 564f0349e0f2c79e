import type { Obstacle } from "../../shared/domain/observation.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";

/** `answer` is the word, `why` how it is known; the time of the question is shown beside it. */
export function servedByWords(pair: PairView): { answer: string; why: string } {
  switch (pair.status.servedBy) {
    case "other":
      return { answer: "another appliance", why: "its appliance id belongs to neither of this pair" };
    case "nobody":
      return { answer: "nobody", why: "no connection to it could be made" };
    case "unknown":
      return { answer: "unknown", why: whyUnknown(pair) };
    default:
      return { answer: pair.status.servedBy, why: "proved by appliance id" };
  }
}

function whyUnknown({ siteLookedAt, siteObstacle }: PairView): string {
  if (siteLookedAt === null) return "it has not been asked yet";
  return siteObstacle ? obstacles[siteObstacle.kind] : "its answer is old or does not prove who it is";
}

const obstacles: Record<Obstacle["kind"], string> = {
  unreachable: "it could not be reached from this computer",
  "tls-untrusted": "its certificate is not trusted, so no account was sent",
  unauthorized: "there is no account to ask with that it accepts",
  forbidden: "the API account may not look there",
  "bad-answer": "its answer is not understood",
};
