/** Lines that a person enters at the terminal, one question at a time; what is entered is shown unless it is asked for hiddenly. */
import { createInterface, type Interface } from "node:readline/promises";
import { askHidden } from "../ask-hidden.ts";
import type { AskHiddenly } from "./unlock-file.ts";

export interface TerminalLines {
  /** null: no answer will come. */
  ask(prompt: string): Promise<string | null>;
  askHiddenly: AskHiddenly;
  close(): void;
}

export interface Ends {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

interface Interrupts {
  onInterrupt(): void;
  /** Ends a question. */
  stopped: AbortSignal;
}

export function createTerminalLines(ends: Ends, { onInterrupt, stopped }: Interrupts): TerminalLines {
  let open = openLines(ends, onInterrupt);
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** A question waits until the one before it was answered. */
  function inTurn<Answered>(ask: () => Promise<Answered>): Promise<Answered> {
    const asked = turn.then(ask);
    turn = asked.catch(() => null);
    return asked;
  }

  async function ask(prompt: string): Promise<string | null> {
    const { lines, ended } = open;
    const answered = lines.question(prompt, { signal: stopped }).catch(() => null);
    return (await Promise.race([answered, ended]))?.trim() ?? null;
  }
  /** The other lines would show what is entered, so they are closed for as long as that. */
  async function hide(question: string, signal: AbortSignal): Promise<string | null> {
    if (isClosed || signal.aborted || stopped.aborted) return null;
    open.lines.close();
    let isInterrupted = false;
    const entered = await askHidden(ends, question, {
      signal: AbortSignal.any([signal, stopped]),
      onInterrupt() {
        isInterrupted = true;
        onInterrupt();
      },
    });
    // Where the input has ended no line comes any more.
    const goesOn = entered !== null || isInterrupted || signal.aborted || stopped.aborted;
    if (goesOn && !isClosed) open = openLines(ends, onInterrupt);
    return entered;
  }
  return {
    ask: (prompt) => inTurn(() => ask(prompt)),
    askHiddenly: (question, signal) => inTurn(() => hide(question, signal)),
    close() {
      isClosed = true;
      open.lines.close();
    },
  };
}

function openLines({ input, output }: Ends, onInterrupt: () => void): { lines: Interface; ended: Promise<null> } {
  const lines = createInterface({ input, output });
  lines.on("SIGINT", onInterrupt);
  return { lines, ended: new Promise((resolve) => lines.once("close", () => resolve(null))) };
}
