/** Two practice appliances in a process of their own, as strange to Pairdesk as real ones. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { PairDefinition } from "../../shared/domain/pair.ts";

/** What site1 has been asked so far, by whomever. */
interface Counted {
  requests: Record<string, number>;
  failedLogins: number;
}
interface Introduction {
  definition: PairDefinition;
  secrets: Record<string, string>;
}
export interface OutsideAsk {
  id: number;
  scenario: string | null;
}
export type OutsideTold = Introduction | { id: number; counted: Counted };

export interface OutsidePair extends Introduction {
  counted(): Promise<Counted>;
  setScenario(id: string): Promise<void>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL("./outside-pair-process.ts", import.meta.url));

export async function startOutsidePair(): Promise<OutsidePair> {
  const child = fork(program, { stdio: "inherit" });
  const ended = once(child, "exit");
  const [introduction]: unknown[] = await once(child, "message");
  let nextId = 1;
  const ask = (scenario: string | null) =>
    new Promise<Counted>((resolve, reject) => {
      const id = nextId++;
      const listen = (told: OutsideTold) => {
        if (!("id" in told) || told.id !== id) return;
        child.off("message", listen);
        resolve(told.counted);
      };
      child.on("message", listen);
      void ended.then(() => reject(new Error("the appliances have ended")));
      child.send({ id, scenario } satisfies OutsideAsk);
    });
  return {
    ...(introduction as Introduction),
    counted: () => ask(null),
    setScenario: async (id) => void (await ask(id)),
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
