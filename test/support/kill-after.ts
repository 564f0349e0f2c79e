import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Runs a TypeScript file of the tests, kills it (SIGKILL) after `lines` lines of output, and answers with all it said. */
export async function killAfter(lines: number, file: URL, args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, ["--no-warnings", file.pathname, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  let trouble = "";
  child.stderr.on("data", (chunk) => {
    trouble += String(chunk);
  });
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => {
    said.push(line);
    if (said.length === lines) child.kill("SIGKILL");
  });
  const readAll = new Promise((resolve) => reader.on("close", resolve));
  const signal = await new Promise((resolve) => child.on("close", (_code, by) => resolve(by)));
  await readAll;
  if (signal !== "SIGKILL") throw new Error(`the process ended by itself: ${trouble}`);
  return said;
}
