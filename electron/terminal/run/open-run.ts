/**
 * Puts a run together for the terminal. A run that writes holds the data folder for its life and keeps its journal there; one
 * that only looks takes no lock, makes nothing and keeps its journal in memory. A practice pair of this command's own has a
 * data folder of its own, gone with it.
 */
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { knowAnew } from "../../../shared/assessment/memory.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import { acceptedForGood } from "../../../shared/runbooks/known-appliance.ts";
import { beginRun } from "../../../shared/runbooks/run-state.ts";
import { claimDataFolder } from "../../core/claim-data-folder.ts";
import { findDownloadsFolder } from "../../core/files/downloads-folder.ts";
import { observeOnce } from "../../core/look-once.ts";
import { systemClock as clock, isoNow } from "../../core/ports.ts";
import type { CommandContext } from "../command-context.ts";
import { pairsFromPractice } from "../sources/from-practice.ts";
import { dataFolderOf, openPairs } from "../sources/open-pairs.ts";
import type { SourcePair } from "../sources/pair-source.ts";
import type { CutOffRun, RunDesk, RunListener } from "./driven-run.ts";
import { type RunOptions, whoIsHere } from "./run-options.ts";
import type { KeptRun, PastRun, RunJournals, RunParts, RunPlace } from "./run-parts.ts";
import { createWaitShow } from "./wait-show.ts";

type Undo = () => Promise<void> | void;

export async function openDesk(
  parts: RunParts,
  options: RunOptions,
  writes: boolean,
  context: CommandContext,
): Promise<RunDesk> {
  const undo: Undo[] = [];
  // The last thing opened is the first to be closed; what fails must not keep the lock from being given back.
  const close = async () => {
    const failures: unknown[] = [];
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    const dataFolder = await dataFolderFor(options, undo);
    if (writes) {
      const writer = await claimDataFolder({ dataFolder, door: "terminal", clock });
      undo.push(() => writer.release());
    }
    const journals = parts.openJournals(dataFolder, !writes, context.log);
    if (journals) undo.push(() => journals.close());
    const { entry, play } = await openPair(options, context, undo);
    const past = journals ? pastRuns(journals, entry.pair.id) : [];
    const { log, registry: secrets, output } = context;
    const onProgress = options.json ? () => undefined : createWaitShow(output);
    const place: RunPlace = { entry, dataFolder, sends: writes, past, onProgress, log, secrets };
    const usualFolder = options.practice ? await folderForPractice(dataFolder) : downloadsHere();
    return createDesk({ parts, place, journals: writes ? journals : null, play, usualFolder, undo, close });
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function dataFolderFor({ practice, data }: RunOptions, undo: Undo[]): Promise<string> {
  if (!practice) return dataFolderOf(data);
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-practice-run-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The exported keys of a practice pair are gone with it. */
async function folderForPractice(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, "certificate-files");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const downloadsHere = (): string | null =>
  findDownloadsFolder({ platform: process.platform, env: process.env, homedir: homedir() });

async function openPair(options: RunOptions, { registry, log }: CommandContext, undo: Undo[]) {
  if (options.practice) {
    const source = await pairsFromPractice(options.scenario ?? "healthy", registry, log);
    undo.push(() => source.close());
    const entry = oneOf(source.pairs);
    // This command started both itself, so nobody need be asked whether they are the appliances that they should be.
    const isNew = Object.keys(entry.memory).length === 0;
    const memory = isNew ? await observeOnce({ ...entry, clock }) : entry.memory;
    return { entry: { ...entry, memory }, play: source.practice.play };
  }
  const source = await openPairs(options, registry, log);
  undo.push(() => source.close());
  return { entry: oneOf(source.pairs), play: null };
}

function oneOf(pairs: readonly SourcePair[]): SourcePair {
  const [first, ...more] = pairs;
  if (first && more.length === 0) return first;
  const names = pairs.map(({ pair }) => pair.name).join(", ");
  throw new PairdeskError(
    "not-found",
    "A run is about one pair, and there are several.",
    `Name one with --pair: ${names}.`,
  );
}

export const pastRuns = (journals: RunJournals, pairId: string | null): PastRun[] =>
  journals.list(pairId).flatMap(({ runId }) => {
    const state = readRun(journals.load(runId));
    return state ? [{ id: runId, state }] : [];
  });

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= act();
    return done;
  };
}

interface Desk {
  parts: RunParts;
  place: RunPlace;
  /** null: nothing is kept. */
  journals: RunJournals | null;
  play: RunDesk["play"];
  usualFolder: RunDesk["usualFolder"];
  undo: Undo[];
  close(): Promise<void>;
}

function createDesk({ parts, place, journals, play, usualFolder, undo, close }: Desk): RunDesk {
  const { pair } = place.entry;
  const hands = parts.createHands(place);
  // A run ends the hands it was given.
  let end = once(() => hands.close());
  undo.push(() => end());
  function execute(runId: string, { state, isWhole }: Omit<KeptRun, "append">, onEvent: RunListener): CutOffRun {
    const append = (event: Parameters<RunJournals["append"]>[2]) => {
      journals?.append(runId, pair.id, event);
      onEvent(event, runId);
    };
    const run = parts.createExecutor({ state, isWhole, append }, hands, place);
    end = once(async () => {
      await run.close();
      for (const accepted of acceptedForGood(run.state())) {
        journals?.keepMemory(pair.id, knowAnew(hands.memory(), accepted).written);
      }
    });
    return { ...run, close: end };
  }
  return {
    pairName: pair.name,
    usualFolder,
    prepare: (id) => parts.prepare(id, hands, place),
    async begin({ runbook, facts, isDryRun, onEvent }) {
      const open = place.past.find(({ state }) => state.ending === null);
      if (open && journals) throw anotherRun(open);
      const runId = randomUUID();
      const started = { event: "started", at: isoNow(clock), by: whoIsHere(), isDryRun, facts, runbook } as const;
      journals?.append(runId, pair.id, started);
      onEvent(started, runId);
      return execute(runId, { state: beginRun(started), isWhole: true }, onEvent);
    },
    async takeUp(runId, onEvent) {
      const found = place.past.find(({ id }) => id === runId);
      if (!found || found.state.ending !== null) throw notOpen(runId);
      const isWhole = journals?.lost(runId) === 0;
      const run = execute(runId, { state: found.state, isWhole }, onEvent);
      if (isWhole) return run;
      return { ...run, reopen: () => refuseHoles() };
    },
    play,
    close,
  };
}

const anotherRun = ({ id, state }: PastRun): PairdeskError =>
  new PairdeskError(
    "run-refused",
    `Another run of this pair is open: ${state.started.runbook.title}, begun ${state.started.at}.`,
    `Go on with it (pairdesk run --resume ${id}) or close it (pairdesk run --close ${id}) first.`,
  );

const notOpen = (runId: string): PairdeskError =>
  new PairdeskError("run-refused", `The run ${runId} of this pair is not open.`, "See pairdesk run --list.");

function refuseHoles(): never {
  const message = "Parts of this run's journal cannot be read, and one of them may tell of a call.";
  throw new PairdeskError("run-refused", message, "Look at both appliances, then close the run with --close.");
}
