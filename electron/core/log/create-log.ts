/** Builds the one log: makes every entry plain and free of secrets, then hands it to the sinks. Never throws. */
import { randomUUID } from "node:crypto";
import type { Clock } from "../ports.ts";
import { isoNow } from "../ports.ts";
import type { Log } from "./log.ts";
import type { SecretRegistry } from "./secret-registry.ts";
import { type Plain, plainText, toPlain } from "./to-plain.ts";

export type LogLevel = "info" | "warn" | "error";

/** Already redacted; safe to write anywhere. `errorId` and `error` only for faults of ours. */
export interface LogEntry {
  at: string;
  level: LogLevel;
  event: string;
  errorId?: string;
  error?: Plain;
  facts?: Plain;
}

/** Where entries go. A sink swallows its own failures; one that throws is ignored. */
export type LogSink = (entry: LogEntry) => void;

export function createLog({
  clock,
  secrets,
  sinks,
}: {
  clock: Clock;
  secrets: SecretRegistry;
  sinks: readonly LogSink[];
}): Log {
  const write = (level: LogLevel, event: string, facts: unknown, fault?: { errorId: string; error: unknown }): void => {
    const entry: LogEntry = { at: isoNow(clock), level, event: plainText(event, secrets) };
    if (fault) {
      entry.errorId = fault.errorId;
      entry.error = toPlain(fault.error, secrets);
    }
    if (facts !== undefined) entry.facts = toPlain(facts, secrets);
    for (const sink of sinks) {
      try {
        sink(entry);
      } catch {
        // A log that cannot write must not stop the work it describes.
      }
    }
  };
  return {
    info: (event, facts) => write("info", event, facts),
    warn: (event, facts) => write("warn", event, facts),
    error(event, error, facts) {
      const errorId = randomUUID().slice(0, 8);
      write("error", event, facts, { errorId, error });
      return errorId;
    },
  };
}
