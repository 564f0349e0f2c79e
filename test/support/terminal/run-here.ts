/** `pairdesk run` within this process over a scripted desk: what it prints, says beside it, and its exit code. */
import { PassThrough } from "node:stream";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import type { RunOptions } from "../../../electron/terminal/run/run-options.ts";
import { runCommand } from "../../../electron/terminal/run-command.ts";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { silentLog } from "../silent-log.ts";
import { createScriptedDesk, type ScriptedDesk } from "./scripted-desk.ts";

export interface HeldRun {
  desk: ScriptedDesk;
  /** What the desk was opened for; null while it was not. */
  opened: { writes: boolean; pair: string | undefined } | null;
  stdout(): string;
  stderr(): string;
  lines(): { event: string; [field: string]: unknown }[];
  interrupt(): void;
  /** What the person at the terminal sees, and enters. */
  asked(): string;
  enter(line: string): void;
  start(runbook: string | undefined, options?: RunOptions): Promise<number>;
}

interface Choices {
  isTerminal?: boolean;
  open?: RunSummary[];
  failure?: Error;
  hasStored?: boolean;
}

export function holdRun({ isTerminal = false, open = [], failure, hasStored = true }: Choices = {}): HeldRun {
  const desk = createScriptedDesk();
  const texts = { stdout: "", stderr: "", asked: "" };
  const add = (where: keyof typeof texts) => (text: string) => {
    texts[where] += text;
  };
  const [input, output] = [new PassThrough(), new PassThrough()];
  output.on("data", (chunk: unknown) => add("asked")(String(chunk)));
  let interrupt = (): void => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const context = {
    output: { write: add("stdout"), paint: (_: unknown, text: string) => text },
    tell: (...words: string[]) => add("stderr")(`${words.join("\n")}\n`),
    registry: createSecretRegistry(),
    log: silentLog,
    interrupted,
  };
  const held: HeldRun = {
    desk,
    opened: null,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    lines: () =>
      texts.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    interrupt: () => interrupt(),
    asked: () => texts.asked,
    enter: (line) => void input.write(`${line}\n`),
    start: (runbook, options = {}) =>
      runCommand(runbook, options, context, {
        async openDesk({ pair }, writes) {
          if (failure) throw failure;
          held.opened = { writes, pair };
          return desk;
        },
        hasStored: () => hasStored,
        listOpen: () => open,
        ends: isTerminal ? { input, output } : null,
        interrupt: () => interrupt(),
      }),
  };
  return held;
}
