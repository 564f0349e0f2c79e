/** Runs that were left open: listed, taken up again, or closed by what is seen. */
import { PairdeskError } from "../../../shared/errors.ts";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import type { CommandContext } from "../command-context.ts";
import { toJson, withPlainTexts } from "../plain-text.ts";
import { carryOut } from "./carry-out.ts";
import type { CutOffRun, RunDesk } from "./driven-run.ts";
import type { RunAtHand } from "./end-failed.ts";
import { outcomeCodes } from "./outcome-code.ts";
import { personOfFile } from "./person.ts";
import { type AnswersFile, fitAnswers } from "./read-answers.ts";
import { type RunDoor, type RunOptions, whoIsHere } from "./run-options.ts";
import { createRunShow } from "./show-run.ts";

export function listRuns(options: RunOptions, context: CommandContext, door: RunDoor): 0 {
  const { output } = context;
  const all = door.listOpen(options, context);
  const runs = all.filter(({ pairName }) => options.pair === undefined || pairName === options.pair);
  if (options.json) output.write(`${toJson({ schema: "pairdesk-runs/1", runs }, 2)}\n`);
  else if (runs.length === 0) output.write("No run is open.\n");
  else output.write(runs.map((run) => `${lineOf(withPlainTexts(run))}\n`).join(""));
  return 0;
}

const lineOf = ({ id, pairName, runbook, startedAt, by, step, hasWritten }: RunSummary): string =>
  `${id}  ${runbook} on ${pairName}, begun ${startedAt} by ${by}; at ${step ?? "its end"}, ${
    hasWritten ? "something was changed" : "nothing was changed"
  }`;

/** What a command was asked for, and what it has to do it with. */
export interface RunWish {
  options: RunOptions;
  file: AnswersFile | null;
  context: CommandContext;
  door: RunDoor;
  atHand: RunAtHand;
}

export async function takeUpRun(wish: RunWish): Promise<0 | 1 | 2 | 3 | 4> {
  const { options, context, door } = wish;
  const runId = options.resume ?? options.close ?? "";
  if (options.practice) throw noPractice();
  const kept = door.listOpen(options, context).find(({ id }) => id === runId);
  if (!kept) throw notOpen(runId);
  const desk = await door.openDesk({ ...options, pair: kept.pairName }, true, context);
  try {
    return options.close === undefined ? await resume(runId, desk, wish) : await close(runId, desk, wish);
  } finally {
    await desk.close();
  }
}

async function resume(runId: string, desk: RunDesk, wish: RunWish): Promise<0 | 1 | 2 | 3 | 4> {
  let hear: Parameters<RunDesk["takeUp"]>[1] = () => undefined;
  const run = await desk.takeUp(runId, (event, id) => hear(event, id));
  wish.atHand.current = { run, id: runId };
  const { runbook, facts } = run.state().started;
  const isAsking = wish.file === null && wish.door.ends !== null;
  return carryOut({
    ...wish,
    runbook,
    facts,
    person: isAsking ? null : personOfFile(wish.file ? fitAnswers(wish.file, runbook) : {}),
    play: desk.play,
    usualFolder: desk.usualFolder,
    async open(onEvent) {
      hear = onEvent;
      run.reopen(whoIsHere());
      return run;
    },
  });
}

async function close(runId: string, desk: RunDesk, { options, context, atHand }: RunWish): Promise<0 | 1 | 2 | 3 | 4> {
  let hear: Parameters<RunDesk["takeUp"]>[1] = () => undefined;
  const run: CutOffRun = await desk.takeUp(runId, (event, id) => hear(event, id));
  atHand.current = { run, id: runId };
  const show = createRunShow(context.output, { json: options.json ?? false, isAsking: false }, run.state().started);
  hear = show.event;
  try {
    await run.closeCutOff();
    const { ending } = run.state();
    if (!ending) throw new Error("a run that was closed has no end");
    return outcomeCodes[ending.outcome];
  } finally {
    await run.close();
  }
}

const notOpen = (runId: string): PairdeskError =>
  new PairdeskError("not-found", `No open run ${runId} is kept on this computer.`, "See pairdesk run --list.");

const noPractice = (): PairdeskError =>
  new PairdeskError(
    "not-found",
    "A practice pair of this command's own is gone with it, and its runs too.",
    "Begin the run again.",
  );
