/** What a person says to a run that is carried out here: answers, deeds, files, notes, and that it should stop. */
import { PairdeskError } from "../../shared/errors.ts";
import type { PersonDeed } from "../../shared/runbooks/person-deed.ts";
import type { RunEvent } from "../../shared/runbooks/run-event.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import type { Stores } from "./create-stores.ts";
import { type Clock, isoNow } from "./ports.ts";
import type { KnownRun, KnownRuns } from "./runs/known-runs.ts";
import type { OpenRun, OpenRuns } from "./runs/open-run.ts";
import type { RunFileDesk } from "./runs/run-file-desk.ts";
import { createRunJournal, refusal } from "./runs/run-journal.ts";
import type { RunsService } from "./runs/runs-service.ts";

export interface RunSayingsOptions {
  stores: Pick<Stores, "runs">;
  known: Pick<KnownRuns, "put">;
  /** Carries out a manual step on the practice pair. Throws PairdeskError `practice-unavailable`. */
  play(deed: PersonDeed, file: RunFileDesk): Promise<unknown>;
  /** Into which a played export is saved where the person has none watched: found by itself there, as their own would be. */
  folderForPlay(): Promise<string>;
  /** Where a browser saves files; null: this computer has no such folder. */
  downloadsFolder(): string | null;
  clock: Clock;
}

interface Desk {
  /** Throws PairdeskError `not-found`. */
  find(runId: string): KnownRun;
  view(runId: string): RunView;
}

export function createRunSayings(
  options: RunSayingsOptions,
  open: Pick<OpenRuns, "find" | "go">,
  desk: Desk,
): Pick<
  RunsService,
  | "answer"
  | "done"
  | "play"
  | "waitOn"
  | "stopWaiting"
  | "giveFile"
  | "givePassphrase"
  | "watchFolder"
  | "note"
  | "cancel"
> {
  function opened(runId: string): OpenRun {
    const run = open.find(runId);
    if (run) return run;
    if (desk.find(runId).state.ending) throw refusal("The run is over.", "Begin another one.");
    throw refusal("Pairdesk ended in the middle of this run.", "Go on with it, or close it.");
  }
  function say(runId: string, what: (run: OpenRun) => void): RunView {
    const run = opened(runId);
    what(run);
    open.go(run);
    return desk.view(runId);
  }
  return {
    answer: (runId, step, values) => say(runId, ({ executor }) => executor.answer(step, values)),
    done: (runId, step) => say(runId, ({ executor }) => executor.personDid(step)),
    async play(runId, step) {
      const found = desk.view(opened(runId).id).steps.find(({ id }) => id === step);
      const planned = desk.find(runId).state.started.runbook.steps.find(({ id }) => id === step);
      if (!found?.canBePlayed || planned?.kind !== "manual" || !planned.deed) {
        throw refusal(
          "This step cannot be played now.",
          "It is played on the practice pair, when it is a person's turn.",
        );
      }
      const { executor } = opened(runId);
      if (savesFile(planned.deed) && executor.file.state().watchedFolder === null) {
        await executor.watchFolder(await options.folderForPlay());
      }
      await options.play(planned.deed, executor.file);
      return say(runId, ({ executor }) => executor.personDid(step));
    },
    waitOn: (runId, step) => say(runId, ({ executor }) => executor.waitOn(step)),
    stopWaiting: (runId, step) => say(runId, ({ executor }) => executor.stopWaiting(step)),
    giveFile: (runId, source) => say(runId, ({ executor }) => executor.giveFile(source)),
    givePassphrase: (runId, passphrase) => say(runId, ({ executor }) => executor.givePassphrase(passphrase)),
    async watchFolder(runId, folder) {
      await opened(runId).executor.watchFolder(folderOf(options, folder));
      return desk.view(runId);
    },
    cancel: (runId, reason) => say(runId, ({ executor }) => executor.cancel(reason)),
    note(runId, step, text) {
      const run = open.find(runId);
      if (run) run.executor.note(step, text);
      else addNote(options, desk.find(runId), step, text);
      return desk.view(runId);
    },
  };
}

const savesFile = ({ deed }: PersonDeed): boolean => deed === "export-certificate" || deed === "issue-certificate";

/** null: no folder. Throws PairdeskError `file-unreadable`. */
function folderOf({ downloadsFolder }: RunSayingsOptions, folder: string | null): string | null {
  if (folder === "") return null;
  const found = folder ?? downloadsFolder();
  if (found !== null) return found;
  const message = "This computer names no folder for downloads.";
  throw new PairdeskError("file-unreadable", message, "Choose the folder into which the browser saves.");
}

/** To one that is over or was cut off. */
function addNote({ stores, known, clock }: RunSayingsOptions, run: KnownRun, step: string | null, text: string): void {
  const append = (event: RunEvent) => stores.runs.append(run.id, run.pairId, event);
  const journal = createRunJournal(run.state, append, () => undefined);
  journal.record({ event: "noted", at: isoNow(clock), step, text });
  known.put(run.id, run.pairId, journal.state());
}
