/** Asks for one line on a terminal and shows nothing of what is entered. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

export interface TerminalEnds {
  input: NodeJS.ReadableStream;
  /** Where the question is shown: not where the command's output goes. */
  output: { write(text: string): unknown };
}

/** null: the person has ended the input or pressed Ctrl-C. */
export async function askHidden({ input, output }: TerminalEnds, question: string): Promise<string | null> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const ended = new Promise<null>((resolve) => {
    lines.once("SIGINT", () => resolve(null));
    lines.once("close", () => resolve(null));
  });
  output.write(`${question} `);
  try {
    return await Promise.race([lines.question(""), ended]);
  } finally {
    lines.close();
    output.write("\n");
  }
}
