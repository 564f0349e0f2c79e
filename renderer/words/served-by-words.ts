import type { PairView } from "../../shared/domain/pair-view.ts";

/** `answer` is the word, `why` how it is known; the time of the question is shown beside it. */
export function servedByWords(pair: PairView): { answer: string; why: string } {
  switch (pair.status.servedBy) {
    case "other":
      return { answer: "another appliance", why: "its appliance id belongs to neither of this pair" };
    case "nobody":
      return { answer: "nobody", why: "no connection to it could be made" };
    case "unknown":
      return {
        answer: "unknown",
        why: pair.siteLookedAt === null ? "it has not been asked yet" : "its answer does not prove who it is",
      };
    default:
      return { answer: pair.status.servedBy, why: "proved by appliance id" };
  }
}
