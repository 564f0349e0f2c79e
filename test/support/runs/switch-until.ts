/** Lets a process of its own carry out a planned switch on a practice pair of this one, and kills it at one place. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import type { Introduction } from "./kept-run.ts";

const program = fileURLToPath(new URL("./switching-process.ts", import.meta.url));

type Line = { play: PersonDeed } | { halted: string } | { ended: string | null };

export const introduce = ({ definition, secrets }: PracticePair): Introduction => ({
  definition,
  secrets: Object.fromEntries(secrets),
});

/** Kills with SIGKILL. Rejects when it ended by itself. `beforeKill`: while it stands still there. */
export async function switchUntil(
  place: string,
  {
    practice,
    dataFolder,
    beforeKill,
  }: { practice: PracticePair; dataFolder: string; beforeKill?: () => Promise<void> },
): Promise<void> {
  const introduction = join(temporaryFolder(), "introduction.json");
  writeFileSync(introduction, JSON.stringify(introduce(practice)));
  const child = spawn(process.execPath, ["--no-warnings", program, dataFolder, introduction, place], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let trouble = "";
  child.stderr.on("data", (chunk) => {
    trouble += String(chunk);
  });
  const ended = new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal)));
  const follow = async (line: Line): Promise<void> => {
    if ("play" in line) {
      await practice.play(line.play);
      child.stdin.write("done\n");
    } else if ("halted" in line) {
      await beforeKill?.();
      child.kill("SIGKILL");
    } else trouble += `it came to its end: ${line.ended}`;
  };
  createInterface({ input: child.stdout }).on("line", (text) => {
    follow(JSON.parse(text)).catch((error: unknown) => {
      trouble += String(error);
      child.kill("SIGTERM");
    });
  });
  if ((await ended) !== "SIGKILL") throw new Error(`${place} was not reached: ${trouble}`);
}
