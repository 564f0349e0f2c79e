/** Standard output as a pipe expects it: colour only on a terminal, and a reader that goes away ends us quietly. */
import { styleText } from "node:util";

export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

export interface Output {
  write(text: string): void;
  paint: Paint;
}

export function standardOutput(): Output {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  const hasColour = process.stdout.isTTY === true && !process.env["NO_COLOR"];
  return {
    write: (text) => void process.stdout.write(text),
    paint: (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text),
  };
}
