import type { Log } from "../core/log/log.ts";
import type { SecretRegistry } from "../core/log/secret-registry.ts";
import type { Output } from "./output.ts";

/** What every command is handed. */
export interface CommandContext {
  output: Output;
  /** For the person beside the output: each on a line of standard error. */
  tell(...words: string[]): void;
  registry: SecretRegistry;
  log: Log;
  /** Resolves at the first signal that asks the command to end, and when nobody reads its output any more. */
  interrupted: Promise<void>;
}
