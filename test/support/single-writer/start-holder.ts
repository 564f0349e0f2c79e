import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface Holder {
  pid: number;
  /** The next line it says. */
  nextWord(): Promise<string>;
  kill(): Promise<void>;
}

/** Another process that holds the writer's lock of this folder; ready when it does. */
export async function startHolder(folder: string): Promise<Holder> {
  const file = new URL("./holding-process.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--no-warnings", file, folder], { stdio: ["pipe", "pipe", "ignore"] });
  const gone = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextWord = async (): Promise<string> => {
    const { value, done } = await words.next();
    if (done) throw new Error("the holder has ended");
    return value;
  };
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  onTestFinished(kill);
  if ((await nextWord()) !== "held") throw new Error("the holder did not get the lock");
  return { pid: child.pid ?? 0, nextWord, kill };
}
