/** Starts the built Chromium door as a process and lets a spec act in its window. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { builtChromium } from "../built.ts";
import type { PageActionInput, PageActionName, PageActionResult } from "./page-actions.ts";
import type { AgentAnswer, AgentRequest } from "./page-agent.ts";

export interface ChromiumDoor {
  readonly pid: number;
  act<N extends PageActionName>(action: N, input: PageActionInput<N>): Promise<PageActionResult<N>>;
  /** The secrets that the door has handed to practice appliances. */
  secrets(): Promise<string[]>;
  /** Every text that the door has handed to its window. */
  handed(): Promise<string[]>;
  /** How often its window was brought to the front. */
  fronted(): Promise<number>;
  /** Everything written to standard output and error so far. */
  output(): string;
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  signal(name: NodeJS.Signals): void;
}

const agent = fileURLToPath(new URL("./page-agent.ts", import.meta.url));

/** The browser of this machine; tests never download one. */
export const browserProgram = process.env["PAIRDESK_BROWSER"] ?? "/usr/bin/chromium";

export interface DoorOptions {
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** False: the bare program, in whose window nothing can be done. */
  withAgent?: boolean;
  /** A module that the program loads before its own. */
  preloaded?: URL;
}

export function startDoor({ args, env = {}, withAgent = true, preloaded }: DoorOptions): ChromiumDoor {
  if (!existsSync(builtChromium)) throw new Error(`${builtChromium} is not there: build first.`);
  const modules = [...(withAgent ? [agent] : []), ...(preloaded ? [fileURLToPath(preloaded)] : [])];
  const imports = modules.flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...imports, builtChromium, ...args], {
    stdio: ["ignore", "pipe", "pipe", ...(withAgent ? (["ipc"] as const) : [])],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: unknown) => {
      output += String(chunk);
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  const ask = askOver(child, ended, () => output);
  return {
    pid: child.pid ?? 0,
    act: (action, input) => ask(action, input) as never,
    secrets: () => ask("secrets", null) as Promise<string[]>,
    handed: () => ask("handed", null) as Promise<string[]>,
    fronted: () => ask("fronted", null) as Promise<number>,
    output: () => output,
    ended,
    signal: (name) => void child.kill(name),
  };
}

function askOver(child: ChildProcess, ended: Promise<number | string>, output: () => string) {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let nextId = 1;
  child.on("message", (answer: AgentAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("problem" in answer) asked?.reject(new Error(answer.problem));
    else asked?.resolve(answer.result);
  });
  void ended.then((code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`The door has ended (${code}).\n${output()}`));
  });
  return (action: AgentRequest["action"], input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      child.send({ id, action, input } satisfies AgentRequest, (error) => error && reject(error));
    });
}
