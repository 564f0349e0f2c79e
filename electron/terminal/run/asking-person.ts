/**
 * A person at the terminal who is asked. Only where both ends are a terminal: in a pipe nobody would see the question. What
 * is entered is shown, except the passphrase of a certificate file.
 */
import { problemWith } from "../../../shared/runbooks/accept-event.ts";
import { ownPage } from "../../../shared/runbooks/own-address.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Input } from "../../../shared/runbooks/runbook.ts";
import { oneLine, withPlainTexts } from "../plain-text.ts";
import type { Person } from "./person.ts";
import { inputLines, manualLines } from "./step-lines.ts";
import { createTerminalLines, type Ends } from "./terminal-lines.ts";
import type { AskHiddenly } from "./unlock-file.ts";

export interface AskingPerson extends Person {
  askHiddenly: AskHiddenly;
  close(): void;
}

const inputEnded = "Nothing more can be entered: the input has ended.";

/** `onInterrupt`: Ctrl+C while a question is open, which the terminal then tells nobody else. `stopped` ends a question. */
export function createAskingPerson(
  ends: Ends,
  facts: RunFacts,
  interrupts: { onInterrupt(): void; stopped: AbortSignal },
): AskingPerson {
  const lines = createTerminalLines(ends, interrupts);
  const say = (told: readonly string[]) => void ends.output.write(told.map((line) => `${line}\n`).join(""));

  async function askFor(wanted: Input): Promise<string | null> {
    say(["", ...inputLines(withPlainTexts(wanted))]);
    for (;;) {
      const value = await lines.ask("> ");
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
        const word = await lines.ask('Type "done" when this was done, or "stop": ');
        if (word === null) return inputEnded;
        if (word === "done") return null;
        if (word === "stop") return `Stopped by the person at: ${step.title}.`;
      }
    },
    askHiddenly: lines.askHiddenly,
    close: () => lines.close(),
  };
}
