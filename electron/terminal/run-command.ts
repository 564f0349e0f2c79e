/**
 * `pairdesk run`: one procedure on one pair, from the checks before it to the proof after it. The exit code is the outcome: 0
 * done, 1 incomplete, 2 failed, 3 unknown, 4 refused: nothing was written, also where the command could not even begin.
 */
import { PairdeskError } from "../../shared/errors.ts";
import { describeRunbook } from "../../shared/runbooks/describe-runbook.ts";
import { writeRunbook } from "../../shared/runbooks/procedures/write-runbook.ts";
import type { RunFacts } from "../../shared/runbooks/run-facts.ts";
import type { Runbook, RunbookId } from "../../shared/runbooks/runbook.ts";
import { sampleFacts } from "../../shared/runbooks/sample-facts.ts";
import type { CommandContext } from "./command-context.ts";
import { toJson } from "./plain-text.ts";
import { boundWaits } from "./run/bound-waits.ts";
import { carryOut } from "./run/carry-out.ts";
import type { RunDesk } from "./run/driven-run.ts";
import { endFailed } from "./run/end-failed.ts";
import { listRuns, takeUpRun, type RunWish as Wish } from "./run/kept-runs.ts";
import { type Person, personOfFile, unansweredAtAnyRate } from "./run/person.ts";
import { fitAnswers, readAnswersFile } from "./run/read-answers.ts";
import { renderRunbook } from "./run/render-runbook.ts";
import { refuseUnlessFileTaken } from "./run/run-certificate.ts";
import { mostWaitMs, type RunDoor, type RunOptions, refuseTwoReaders, runbookIdOf } from "./run/run-options.ts";

export type RunCode = 0 | 1 | 2 | 3 | 4;

export async function runCommand(
  runbook: string | undefined,
  options: RunOptions,
  context: CommandContext,
  door: RunDoor,
): Promise<RunCode> {
  return endFailed(options, context, async (atHand): Promise<RunCode> => {
    if (options.list) return listRuns(options, context, door);
    refuseTwoReaders(options);
    const file = options.answers === undefined ? null : await readAnswersFile(options.answers);
    const wish = { options, file, context, door, atHand };
    if (options.describe && namesNoPair(options) && !door.hasStored(options, context)) {
      return describeAtLarge(runbookIdOf(runbook), options, context);
    }
    const isKept = options.resume !== undefined || options.close !== undefined;
    return isKept ? takeUpRun(wish) : startRun(runbookIdOf(runbook), wish);
  });
}

async function startRun(id: RunbookId, wish: Wish): Promise<RunCode> {
  const { options, context, door } = wish;
  const mostMs = mostWaitMs(options.waitAtMost);
  const writes = !options.dryRun && !options.describe;
  if (writes) sayWhatProtects(options, context);
  const desk = await door.openDesk(options, writes, context);
  try {
    const prepared = await Promise.race([desk.prepare(id), context.interrupted]);
    if (!prepared) throw new PairdeskError("run-refused", "Stopped before it began.", "Nothing was changed.");
    const bounded = { facts: prepared.facts, runbook: boundWaits(prepared.runbook, mostMs) };
    if (options.describe) return describe(bounded.runbook, options, context);
    if (prepared.obstacle !== null) throw new PairdeskError("run-refused", prepared.obstacle, "Nothing was begun.");
    return await begin(bounded, desk, wish);
  } finally {
    await desk.close();
  }
}

const namesNoPair = ({ pairs, pair, practice }: RunOptions): boolean =>
  pairs === undefined && pair === undefined && !practice;

/** Where no pair is stored yet, a person who writes an answers file can still read what will be asked. */
function describeAtLarge(id: RunbookId, options: RunOptions, context: CommandContext): 0 {
  context.tell("No pair is stored here, so this is described for two appliances named site1 and site2.");
  return describe(writeRunbook(id, sampleFacts), options, context);
}

function describe(runbook: Runbook, { json }: RunOptions, { output }: CommandContext): 0 {
  output.write(json ? `${toJson(describeRunbook(runbook), 2)}\n` : renderRunbook(runbook, output.paint));
  return 0;
}

async function begin(prepared: { runbook: Runbook; facts: RunFacts }, desk: RunDesk, wish: Wish): Promise<RunCode> {
  const isDryRun = wish.options.dryRun ?? false;
  refuseUnlessFileTaken(wish.options, prepared.runbook);
  const answers = wish.file ? fitAnswers(wish.file, prepared.runbook) : {};
  const isAsking = wish.file === null && wish.door.ends !== null;
  if (!isAsking) {
    const missing = unansweredAtAnyRate(prepared.runbook, answers, isDryRun);
    if (missing !== null) throw new PairdeskError("run-refused", missing, howToAnswer(prepared.runbook));
  }
  const person: Person | null = isAsking ? null : personOfFile(answers);
  return carryOut({
    ...wish,
    ...prepared,
    person,
    play: desk.play,
    usualFolder: desk.usualFolder,
    open: async (onEvent) => desk.begin({ ...prepared, isDryRun, onEvent }),
  });
}

const howToAnswer = ({ id }: Runbook): string =>
  `Put it into a file for --answers; pairdesk run ${id} --describe shows all that can be asked.`;

function sayWhatProtects({ pairs, practice }: RunOptions, { tell }: CommandContext): void {
  if (pairs === undefined || practice) return;
  tell(
    "These pairs come from a file: a run from another data folder or another computer is not kept out.",
    "Only the check for foreign changes right before each call protects from it.",
  );
}
