import { createLog, type LogEntry } from "../../../electron/core/log/create-log.ts";
import type { Log } from "../../../electron/core/log/log.ts";
import { createSecretRegistry, type SecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock } from "../../../electron/core/ports.ts";

export interface MemoryLog extends Log {
  entries: LogEntry[];
  secrets: SecretRegistry;
}

/** The real log with a list for a sink. */
export function createMemoryLog(): MemoryLog {
  const entries: LogEntry[] = [];
  const secrets = createSecretRegistry();
  const log = createLog({ clock: systemClock, secrets, sinks: [(entry) => void entries.push(entry)] });
  return { ...log, entries, secrets };
}
