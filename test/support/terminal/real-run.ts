/** The built terminal and a practice pair of another process, with the times of real appliances. */
import path from "node:path";
import { type RunEvent, runEventSchema } from "../../../shared/runbooks/run-event.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type KeptPair, keepPracticePair } from "./practice-files.ts";
import { type Running, runTerminal, startTerminal } from "./run-terminal.ts";
import { writeAnswers } from "./write-answers.ts";

/** To all that a planned switch asks. */
export const answers = {
  "sync-first": true,
  "backup-first": "yes",
  "type-name": "site2",
  "reason-attestations": "This is practice.",
  swing: "done",
};

/** Every line of standard output. */
export const eventsOf = (stdout: string): RunEvent[] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => runEventSchema.parse(JSON.parse(line)));

export const roleCallsIn = (events: RunEvent[]) =>
  events.flatMap((event) => (event.event === "intended" && event.call.method === "POST" ? [event.call] : []));

export interface RealStage {
  kept: KeptPair;
  data: string[];
  /** A planned switch that writes. */
  begin(given?: object, ...more: string[]): Running;
  /** Another command of Pairdesk about the same pair and data folder. */
  beside(...args: string[]): ReturnType<typeof runTerminal>;
}

/** `practice`: of the command line that keeps the pair. */
export async function stageRealRun(...practice: string[]): Promise<RealStage> {
  const kept = await keepPracticePair(...practice);
  const data = ["--data", path.join(temporaryFolder(), "data")];
  const { place } = kept;
  return {
    kept,
    data,
    begin(given = answers, ...more) {
      const about = [...kept.args, ...data, "--answers", writeAnswers(given), "--json"];
      return startTerminal(["run", "planned-switch", ...about, ...more], { place });
    },
    beside: (...args) => runTerminal([...args, ...kept.args, ...data], { place }),
  };
}

export const openRuns = async ({ beside }: RealStage): Promise<{ id: string; state: string; hasWritten: boolean }[]> =>
  JSON.parse((await beside("run", "--list", "--json")).stdout).runs;

/** The first line of this event from this line on. */
export const lineOf = (running: Running, event: string, from = 0) =>
  running.line((text) => text.includes(`"event":"${event}"`), from);
