/**
 * The spec's own line into the double, over the channel of Node's fork; taken away from `process` before the program
 * starts, so that the program cannot mistake it for one of its own.
 */
import { application } from "./app.ts";
import { openBrowser } from "./browser.ts";
import { power } from "./desktop.ts";
import { records } from "./records.ts";
import { PreventableEvent } from "./strict.ts";

/** From the spec, each answered with the same `id`. */
export interface Command {
  command: "records" | "devtools" | "wake" | "quit" | "open-file";
  /** For `open-file`: what the system hands over. */
  file?: string;
}

const send = process.send?.bind(process);

if (send) {
  process.on("message", (message: { id: number } & Command) => {
    void carryOut(message).then((result) => send({ id: message.id, result }));
  });
  process.once("disconnect", () => application.exit(1));
  Object.defineProperty(process, "send", { value: undefined });
}

async function carryOut({ command, file }: Command): Promise<unknown> {
  if (command === "records") return records;
  if (command === "devtools") return (await openBrowser()).devToolsAddress;
  if (command === "wake") power.emit("resume");
  if (command === "open-file") application.emit("open-file", new PreventableEvent(), file);
  if (command === "quit") application.quit();
  return null;
}

/** Tells the spec that a window has something to show. */
export const announce = (event: "window-shown"): void => {
  send?.({ event });
};
