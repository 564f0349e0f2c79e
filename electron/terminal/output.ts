/** Standard output as a pipe expects it: colour only on a terminal, and quiet when the reader has gone away. */
import { styleText } from "node:util";

export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

export interface Output {
  write(text: string): void;
  paint: Paint;
}

/** `onReaderGone`: nobody reads any more. The command ends in order: it may have something to tidy up. */
export function standardOutput(onReaderGone: () => void): Output {
  let isRead = true;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    isRead = false;
    onReaderGone();
  });
  const hasColour = process.stdout.isTTY === true && !process.env["NO_COLOR"];
  return {
    write: (text) => void (isRead && process.stdout.write(text)),
    paint: (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text),
  };
}
