/** The command log with its redaction and its event. */
import type { CommandLogCount } from "../../shared/contract/command-log.ts";
import { type CommandLog, createCommandLog } from "./command-log/command-log.ts";
import { createLatestEvents, type LatestEvents } from "./gate/latest-events.ts";
import { createRedactor } from "./log/redact.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import type { Clock } from "./ports.ts";

export interface CommandLogService {
  log: CommandLog;
  changed: LatestEvents<CommandLogCount>;
}

export function createCommandLogService({
  secrets,
  clock,
}: {
  secrets: SecretRegistry;
  clock: Clock;
}): CommandLogService {
  const changed = createLatestEvents<CommandLogCount>(() => "count", clock);
  return { log: createCommandLog({ redact: createRedactor(secrets), onChange: changed.publish, clock }), changed };
}
