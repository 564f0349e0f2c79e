/** The log for a person who watches: one line of text per entry, meant for standard error. Redacted like every other. */
import type { Clock } from "../ports.ts";
import { createLog, type LogSink } from "./create-log.ts";
import type { Log } from "./log.ts";
import type { SecretRegistry } from "./secret-registry.ts";

/** `write` gets whole lines with their line end; control characters from outside are already spelled out. */
function createConsoleSink(write: (line: string) => void): LogSink {
  return ({ at, level, event, errorId, error, facts }) => {
    const parts = [at, level.padEnd(5), visible(event)];
    if (errorId !== undefined) parts.push(`(${errorId})`);
    // JSON keeps an appliance's text on one line and cannot move the cursor.
    if (facts !== undefined) parts.push(visible(JSON.stringify(facts)));
    if (error !== undefined) parts.push(visible(JSON.stringify(error)));
    write(`${parts.join(" ")}\n`);
  };
}

export function createConsoleLog({
  write,
  clock,
  secrets,
}: {
  write: (line: string) => void;
  clock: Clock;
  secrets: SecretRegistry;
}): Log {
  return createLog({ clock, secrets, sinks: [createConsoleSink(write)] });
}

/** C1 controls and DEL pass through JSON untouched, and some terminals obey them. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
