/**
 * A person at the terminal who is asked. Only where both ends are a terminal: in a pipe nobody would see the question. What
 * is entered is shown, since nothing that a run asks for is a secret.
 */
import { createInterface, type Interface } from "node:readline/promises";
import { problemWith } from "../../../shared/runbooks/accept-event.ts";
import { ownPage } from "../../../shared/runbooks/own-address.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Input } from "../../../shared/runbooks/runbook.ts";
import { oneLine, withPlainTexts } from "../plain-text.ts";
import type { Person } from "./person.ts";
import { inputLines, manualLines } from "./step-lines.ts";

export interface AskingPerson extends Person {
  close(): void;
}

interface Ends {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

const inputEnded = "Nothing more can be entered: the input has ended.";

/** `onInterrupt`: Ctrl+C while a question is open, which the terminal then tells nobody else. `stopped` ends a question. */
export function createAskingPerson(
  { input, output }: Ends,
  facts: RunFacts,
  { onInterrupt, stopped }: { onInterrupt(): void; stopped: AbortSignal },
): AskingPerson {
  const lines: Interface = createInterface({ input, output });
  const ended = new Promise<null>((resolve) => lines.once("close", () => resolve(null)));
  lines.on("SIGINT", onInterrupt);
  const say = (told: readonly string[]) => void output.write(told.map((line) => `${line}\n`).join(""));

  /** null: no answer will come. */
  async function ask(prompt: string): Promise<string | null> {
    const answered = lines.question(prompt, { signal: stopped }).catch(() => null);
    return (await Promise.race([answered, ended]))?.trim() ?? null;
  }

  async function askFor(wanted: Input): Promise<string | null> {
    say(["", ...inputLines(withPlainTexts(wanted))]);
    for (;;) {
      const value = await ask("> ");
      const problem = value === null ? null : problemWith(wanted, value);
      if (problem === null) return value;
      say([oneLine(problem)]);
    }
  }

  return {
    async answer(step, inputs) {
      say(["", oneLine(step.title), ...step.text.map(oneLine)]);
      const values: Record<string, string> = {};
      for (const wanted of inputs) {
        const value = await askFor(wanted);
        if (value === null) return { kind: "refused", why: inputEnded };
        values[wanted.id] = value;
      }
      return { kind: "given", values };
    },
    async did(step) {
      say(["", oneLine(step.title), ...manualLines(step, ownPage(step.page, facts.appliances)).map(oneLine)]);
      for (;;) {
        const word = await ask('Type "done" when this was done, or "stop": ');
        if (word === null) return inputEnded;
        if (word === "done") return null;
        if (word === "stop") return `Stopped by the person at: ${step.title}.`;
      }
    },
    close: () => lines.close(),
  };
}
