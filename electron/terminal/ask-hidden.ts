/** Asks for one line on a terminal and shows nothing of what is entered. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export interface TerminalEnds {
  input: NodeJS.ReadableStream;
  /** Where the question is shown: not where the command's output goes. */
  output: { write(text: string): unknown };
}

interface HiddenChoices {
  /** Takes the question back. */
  signal?: AbortSignal;
  /** Ctrl+C, which the terminal tells nobody else while the question is open. */
  onInterrupt?(): void;
}

/** null: the person has ended the input or pressed Ctrl-C, or the question was taken back. */
export async function askHidden(
  { input, output }: TerminalEnds,
  question: string,
  { signal, onInterrupt }: HiddenChoices = {},
): Promise<string | null> {
  if (signal?.aborted) return null;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const ended = new Promise<null>((resolve) => {
    lines.once("SIGINT", () => {
      onInterrupt?.();
      resolve(null);
    });
    lines.once("close", () => resolve(null));
    signal?.addEventListener("abort", () => resolve(null), { once: true });
  });
  output.write(`${question} `);
  try {
    return await Promise.race([lines.question(""), ended]);
  } finally {
    lines.close();
    output.write("\n");
  }
}
