/** `pairdesk status --json` within this process: what it prints, and the exit code it asks for. */
import { expect } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { statusCommand } from "../../../electron/terminal/status-command.ts";
import { silentLog } from "../silent-log.ts";

export async function statusHere(files: {
  pairs: string;
  secrets: string;
}): Promise<{ exitCode: number; stdout: string }> {
  let stdout = "";
  const output = {
    write: (text: string) => {
      stdout += text;
    },
    paint: (_style: unknown, text: string) => text,
  };
  const exitCode = await statusCommand(
    { ...files, json: true },
    {
      output,
      tell: (...words) => expect(words).toEqual([]),
      registry: createSecretRegistry(),
      log: silentLog,
      interrupted: new Promise(() => undefined),
    },
  );
  return { exitCode, stdout };
}
