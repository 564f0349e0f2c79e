/** Starts a main program in the double and gives a spec the very page it shows. */
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Command } from "./control.ts";
import type { Records } from "./records.ts";

export interface ElectronDouble {
  /** Connects anew; after a crash the earlier page object is of no more use. */
  page(): Promise<Page>;
  records(): Promise<Records>;
  /** The computer was asleep until now. */
  wake(): Promise<void>;
  /** The system hands over a file that the person opened with the program, as macOS does. */
  openFile(file: string): Promise<void>;
  /** Everything written to stdout and stderr so far. */
  output(): string;
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Quits the program as a person would and answers with its exit code. */
  quit(): Promise<number | string>;
  kill(): void;
}

const register = fileURLToPath(new URL("./register.ts", import.meta.url));

/** Answers once the window is shown, or once the program has ended without one. */
export async function startElectronDouble(options: {
  main: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
}): Promise<ElectronDouble> {
  if (!existsSync(options.main)) throw new Error(`${options.main} is not there: build first.`);
  const child = fork(path.resolve(options.main), options.args ?? [], {
    execArgv: ["--import", register],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_OPTIONS: "", ...options.env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });

  const answers = new Map<number, (result: unknown) => void>();
  let nextId = 1;
  const shown = new Promise<void>((resolve) => {
    child.on("message", (message: { event: string } | { id: number; result: unknown }) => {
      if ("event" in message) resolve();
      else answers.get(message.id)?.(message.result);
    });
  });
  const ask = (command: Command["command"], file?: string) =>
    new Promise<unknown>((resolve, reject) => {
      const id = nextId++;
      answers.set(id, resolve);
      void ended.then((code) => reject(new Error(`The program has ended (${code}).\n${output}`)));
      child.send({ id, command, file }, (error) => error && reject(error));
    });

  await Promise.race([shown, ended]);
  let browser: Browser | undefined;
  const page = async (): Promise<Page> => {
    await browser?.close();
    browser = await chromium.connectOverCDP((await ask("devtools")) as string);
    const found = browser.contexts()[0]?.pages()[0];
    if (!found) throw new Error(`The double has no window.\n${output}`);
    return found;
  };
  return {
    page,
    records: () => ask("records") as Promise<Records>,
    wake: async () => void (await ask("wake")),
    openFile: async (file) => void (await ask("open-file", file)),
    output: () => output,
    ended,
    async quit() {
      ask("quit").catch(() => undefined);
      return ended;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
