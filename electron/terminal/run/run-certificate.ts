/**
 * The certificate file of a run at the terminal: the folder that is watched for it, the file that was named, and the passphrase,
 * which is shown once on standard error where it is made and printed nowhere else.
 */
import { isAbsolute, resolve } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import { takesFile } from "../../../shared/runbooks/seen-without-health.ts";
import type { CommandContext } from "../command-context.ts";
import { oneLine } from "../plain-text.ts";
import { readTextFile } from "../read-text-file.ts";
import type { DrivenRun } from "./driven-run.ts";
import { makePassphrase } from "./make-passphrase.ts";
import type { Person } from "./person.ts";
import type { RunOptions } from "./run-options.ts";
import { type AskHiddenly, createFileUnlocking, type FileUnlocking, howToGiveIt, stillLocked } from "./unlock-file.ts";

export interface RunCertificate {
  /** Before the run goes on. `ask` null: nobody is there. Throws PairdeskError `file-unreadable` and `run-refused`. */
  begin(run: DrivenRun, ask: AskHiddenly | null): Promise<void>;
  hear(event: RunEvent): void;
  /** Is shown the passphrase before a step that makes one. */
  inform(person: Person): Person;
}

const isWanted = ({ certificateFile, certificateFolder, passphraseStdin }: RunOptions): boolean =>
  certificateFile !== undefined || certificateFolder !== undefined || passphraseStdin === true;

/** Throws PairdeskError `run-refused`. */
export function refuseUnlessFileTaken(options: RunOptions, { id, steps }: Runbook): void {
  if (!isWanted(options) || steps.some(takesFile)) return;
  throw new PairdeskError(
    "run-refused",
    `The procedure ${id} takes no certificate file.`,
    "Leave out --certificate-file, --certificate-folder and --passphrase-stdin.",
  );
}

/** `usualFolder`: watched where none is named; null: there is none. */
export function createRunCertificate(
  options: RunOptions,
  { tell }: Pick<CommandContext, "tell">,
  { runbook, usualFolder }: { runbook: Runbook; usualFolder: string | null },
): RunCertificate {
  const waits = runbook.steps.filter(takesFile).map(({ id }) => id);
  const makes = runbook.steps.flatMap((step) =>
    step.kind === "manual" && step.passphrase === "make" ? [step.id] : [],
  );
  let run: DrivenRun | null = null;
  let watching: Promise<void> = Promise.resolve();
  /** null: the run has not begun to go on. */
  let unlocking: FileUnlocking | null = null;

  const giveNamedFile = (): void => {
    if (run) giveNamed(options, run, tell);
  };
  const watch = (begun: DrivenRun): Promise<void> => watchFor(begun, { options, usualFolder, tell });
  async function unlock(): Promise<void> {
    const missing = (run && (await unlocking?.unlock(run))) ?? null;
    if (missing !== null) tell(missing, howToGiveIt);
  }
  return {
    async begin(begun, ask) {
      run = begun;
      const { isDryRun } = begun.state().started;
      if (waits.length === 0 || isDryRun || begun.state().ending) return;
      if (options.passphraseStdin) begun.givePassphrase((await readTextFile("-")).replace(/\r?\n$/, ""));
      const isFound = waits.some((id) => begun.state().steps[id]?.answer === "yes");
      // A folder that was named is refused at once if it is none; the usual one is no business of a run before the export.
      const isDue =
        options.certificateFolder !== undefined || makes.some((id) => begun.state().steps[id]?.reachedAt != null);
      if (!isFound && isDue) await watch(begun);
      // One that was cut off while it waited has been there before.
      const isResumed = waits.some((id) => begun.state().steps[id]?.reachedAt != null);
      if (isResumed) giveNamedFile();
      const beginning = createFileUnlocking(ask);
      const missing = isResumed && !isFound ? await beginning.unlock(begun) : null;
      if (missing !== null) throw stillLocked(missing);
      unlocking = beginning;
    },
    hear(event) {
      if (event.event === "reached" && makes.includes(event.step) && run) {
        if (options.certificateFolder === undefined) watching = watch(run).catch((error: Error) => tell(error.message));
      }
      if (event.event === "ended" || (event.event === "checked" && waits.includes(event.step))) unlocking?.end();
      if (event.event === "file-given")
        queueMicrotask(() => void unlock().catch((error: Error) => tell(error.message)));
      // Not within the event: whoever keeps the journal is in the middle of it.
      if (event.event === "reached" && waits.includes(event.step)) queueMicrotask(giveNamedFile);
    },
    inform: (person) => ({
      answer: person.answer,
      async did(step) {
        await watching;
        if (step.passphrase === "make" && run && !run.file.state().hasPassphrase) {
          const passphrase = makePassphrase();
          tell(`Passphrase for the file, shown this once: ${passphrase}`);
          run.givePassphrase(passphrase);
        }
        return person.did(step);
      },
    }),
  };
}

type Tell = CommandContext["tell"];

function giveNamed({ certificateFile }: RunOptions, run: DrivenRun, tell: Tell): void {
  if (certificateFile === undefined || run.state().ending) return;
  try {
    run.giveFile({ path: resolve(certificateFile) });
  } catch (error) {
    if (!(error instanceof PairdeskError)) throw error;
    tell(error.message);
  }
}

async function watchFor(
  run: DrivenRun,
  { options, usualFolder, tell }: { options: RunOptions; usualFolder: string | null; tell: Tell },
): Promise<void> {
  const named = options.certificateFolder;
  // A practice pair saves its export there, so it needs one in any case.
  if (named === undefined && options.certificateFile !== undefined && !options.practice) return;
  const folder = named === undefined ? usualFolder : resolve(named);
  if (folder === null) {
    tell("This computer names no folder for downloads: name one with --certificate-folder, or the file itself.");
  }
  if (folder === null || !isAbsolute(folder) || run.file.state().watchedFolder === folder) return;
  await run.watchFolder(folder);
  tell(`Certificate files that appear in ${oneLine(folder)} are taken by themselves, also those since the run began.`);
}
