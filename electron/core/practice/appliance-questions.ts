/** Requests to one running appliance and their answers, matched by number. */
import type { Clock, ProcessHandle } from "../ports.ts";
import type { FromAppliance, ToAppliance } from "./practice-messages.ts";

const answerLimitMs = 10_000;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A request without its number. */
export type Question = DistributiveOmit<Exclude<ToAppliance, { type: "configure" }>, "request">;

export interface ApplianceQuestions {
  /** Rejects when the appliance refuses, ends first, or takes longer than ten seconds. */
  ask(question: Question): Promise<unknown>;
  receive(message: FromAppliance): void;
  /** The process is gone: nothing more will be answered. */
  end(): void;
}

export function createApplianceQuestions(name: string, handle: ProcessHandle, clock: Clock): ApplianceQuestions {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let lastRequest = 0;

  return {
    ask(question) {
      lastRequest += 1;
      const request = lastRequest;
      return new Promise((resolve, reject) => {
        const limit = clock.setTimer(() => settle(() => reject(problem("did not answer in time"))), answerLimitMs);
        const settle = (how: () => void) => {
          waiting.delete(request);
          limit.cancel();
          how();
        };
        waiting.set(request, {
          resolve: (answer) => settle(() => resolve(answer)),
          reject: (error) => settle(() => reject(error)),
        });
        handle.send({ ...question, request } as ToAppliance);
      });
    },

    receive(message) {
      if (message.type === "answer") waiting.get(message.request)?.resolve(message.answer);
      if (message.type === "refused") waiting.get(message.request)?.reject(problem(`refused: ${message.message}`));
    },

    end() {
      for (const { reject } of [...waiting.values()]) reject(problem("ended"));
    },
  };

  function problem(what: string): Error {
    return new Error(`practice appliance ${name} ${what}`);
  }
}
