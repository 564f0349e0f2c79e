import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** One look-up a name for all who ask at the same time: the system answers four at once, and the fifth would wait for them. */
export function createSharedLookUp(ask: typeof lookup = lookup): LookupFunction {
  type Answer = Parameters<Parameters<LookupFunction>[2]>;
  const answers = new Map<string, Promise<Answer>>();
  return (hostname, options, callback) => {
    const question = JSON.stringify([hostname, options.family, options.all, options.hints]);
    const answer =
      answers.get(question) ??
      new Promise<Answer>((resolve) => {
        ask(hostname, options, (...told) => resolve(told));
      });
    answers.set(question, answer);
    void answer.then((told) => callback(...told));
  };
}
