/** The built terminal door as a process, in a home of its own: what it says, how it ends, what it leaves. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { builtTerminal } from "../../e2e/built.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface Ended {
  /** The exit code, or the signal's name. */
  code: number | string;
  stdout: string;
  stderr: string;
}

export interface Running {
  readonly pid: number;
  /** Standard output so far. */
  said(): string;
  /** Standard error so far. */
  complained(): string;
  /** Resolves with the first whole line from number `from` on that is wanted; rejects when the program ends before. */
  line(isWanted: (line: string) => boolean, from?: number): Promise<string>;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

export interface Place {
  home: string;
  tmp: string;
  env: NodeJS.ProcessEnv;
}

/** An empty home and an empty folder for temporary files; no variable of the developer's own leads out of them. */
export function emptyPlace(): Place {
  const around = temporaryFolder();
  const place = { home: path.join(around, "home"), tmp: path.join(around, "tmp") };
  for (const folder of Object.values(place)) mkdirSync(folder);
  const { PATH, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, NODE_COMPILE_CACHE } = process.env;
  const env = {
    ...{ PATH, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, NODE_COMPILE_CACHE },
    ...{ HOME: place.home, TMPDIR: place.tmp },
  };
  return { ...place, env };
}

export interface RunOptions {
  place?: Place;
  env?: NodeJS.ProcessEnv;
  /** For standard input. */
  input?: string;
  program?: readonly string[];
}

/** Ended with the test, if it has not ended before. */
export function startTerminal(args: readonly string[], options: RunOptions = {}): Running {
  const { place = emptyPlace(), env = {}, input = "", program = [process.execPath, builtTerminal] } = options;
  const [command = "", ...before] = program;
  const child = spawn(command, [...before, ...args], {
    env: { ...place.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const running = follow(child);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await running.ended;
  });
  return running;
}

export const runTerminal = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  startTerminal(args, options).ended;

function follow(child: ChildProcess): Running {
  const texts = { stdout: "", stderr: "" };
  const news = new Set<() => void>();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.on("data", (chunk: unknown) => {
      texts[stream] += String(chunk);
      for (const tell of news) tell();
    });
  }
  let end: Ended | null = null;
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      end = { code: code ?? signal ?? "unknown", ...texts };
      resolve(end);
      for (const tell of news) tell();
    });
  });
  return {
    pid: child.pid ?? 0,
    said: () => texts.stdout,
    complained: () => texts.stderr,
    ended,
    signal: (name) => void child.kill(name),
    line: (isWanted, from = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = texts.stdout.split("\n").slice(from, -1).find(isWanted);
          if (found === undefined && !end) return;
          news.delete(look);
          if (found === undefined) reject(new Error(`It has ended: ${JSON.stringify(end)}`));
          else resolve(found);
        };
        news.add(look);
        look();
      }),
  };
}
