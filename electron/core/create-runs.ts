/**
 * Procedures as windows see them. One run of a pair is open at a time; one that is found open at the start, or whose journal
 * could not be written, is cut off until a person goes on with it or closes it. Closing the program leaves it so.
 */
import { randomUUID } from "node:crypto";
import type { RunsEvent } from "../../shared/contract/runs.ts";
import type { Attestation } from "../../shared/domain/attestation.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { type AcceptedAppliance, acceptedForGood } from "../../shared/runbooks/known-appliance.ts";
import { backupTimes, lastSwapAt } from "../../shared/runbooks/past-runs.ts";
import type { RunEvent } from "../../shared/runbooks/run-event.ts";
import type { RunTiming } from "../../shared/runbooks/run-facts.ts";
import type { RunState } from "../../shared/runbooks/run-state.ts";
import type { RunView } from "../../shared/runbooks/run-view.ts";
import { isProvedWithoutHealth } from "../../shared/runbooks/seen-without-health.ts";
import { summarizeRun } from "../../shared/runbooks/view-run.ts";
import { findPair } from "./create-credentials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import { createRunSayings, type RunSayingsOptions } from "./create-run-sayings.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import type { KnownRun, KnownRuns } from "./runs/known-runs.ts";
import { lastSeenPrimary } from "./runs/last-seen-primary.ts";
import { createOpenRuns, type OpenRun, type OpenRuns } from "./runs/open-run.ts";
import { offerNow, prepareRun, type RunProcedures } from "./runs/prepare-run.ts";
import { refuseWhileOpen } from "./runs/refuse-while-open.ts";
import { createRunExecutor } from "./runs/run-executor.ts";
import type { RunHands } from "./runs/run-hands.ts";
import { refusal } from "./runs/run-journal.ts";
import type { RunJudgement } from "./runs/run-judgement.ts";
import type { RunsService } from "./runs/runs-service.ts";

export interface RunsOptions extends RunSayingsOptions {
  stores: Pick<Stores, "pairs" | "runs" | "said">;
  known: KnownRuns;
  procedures: RunProcedures;
  judge: RunJudgement;
  /** Of a dry run: hands that refuse every call at the transport. */
  openHands(pair: Pair, wish: { isDryRun: boolean }): RunHands | Promise<RunHands>;
  /** What is known of a pair without looking; throws PairdeskError `not-found`. */
  seen(pairId: string): Pick<RunHands, "memory" | "context">;
  /** A run that is done has proved it. */
  acceptAppliance(pairId: string, accepted: AcceptedAppliance): void;
  attestations(pairId: string): readonly Attestation[];
  changes(pairId: string): readonly LoginChange[];
  timingOf(pair: Pair): RunTiming;
  /** Saved where the person says; null: they thought better of it. */
  saveReport(view: RunView, journal: readonly RunEvent[], format: "html" | "json"): Promise<string | null>;
  watching: Pick<Watching, "heed">;
  recordDeed: RecordDeed;
  events: Pick<LatestEvents<RunsEvent>, "publish">;
  board: Pick<NoticeBoard, "put" | "remove" | "guard">;
  /** Who sits here, as far as this computer knows. */
  by: string;
  log: Log;
}

export interface Runs extends RunsService {
  /** Leaves what is open as cut off. Resolves when nothing is under way any more. */
  end(): Promise<void>;
}

export function createRuns(options: RunsOptions): Runs {
  const { known, events, log } = options;
  const open = createOpenRuns({
    known,
    publish: events.publish,
    onEnded: (pairId, state) => recordEnd(options, pairId, state),
    onStuck: (run, error) => tellStuck(options, run, error),
    log,
  });
  const desk = createDesk(options, open);
  return {
    ...createRunSayings(options, open, desk),
    ...createBeginnings(options, open, desk),
    offered(pairId) {
      const pair = findPair(options.stores, pairId);
      const running = known.unended(pairId);
      return offerNow(standingOf(options, pair), running && { title: running.state.started.runbook.title }).offered;
    },
    list: (pairId) =>
      known.list(pairId).map(({ id, state }) => summarizeRun(state, { id, isOpen: open.find(id) !== null })),
    view: desk.view,
    saveReport(runId, format) {
      return options.saveReport(desk.view(runId), options.stores.runs.load(runId), format);
    },
    end: open.endAll,
  };
}

const standingOf = (options: RunsOptions, pair: Pair) => ({
  pair,
  seen: options.seen(pair.id),
  past: options.known.list(pair.id).filter(({ state }) => state.ending !== null),
  changes: options.changes(pair.id),
  timing: options.timingOf(pair),
  procedures: options.procedures,
});

type Desk = ReturnType<typeof createDesk>;

/** Finds runs, and puts them before an executor. */
function createDesk(options: RunsOptions, open: OpenRuns) {
  const { stores, known, judge, clock, log } = options;

  function find(runId: string): KnownRun {
    const run = known.find(runId);
    if (!run)
      throw new PairdeskError("not-found", "This run is not kept any more.", "Choose another one from the list.");
    return run;
  }
  return {
    find,
    view: (runId: string) => open.view(runId, find(runId)),
    append: (runId: string, pairId: string) => (event: RunEvent) => stores.runs.append(runId, pairId, event),
    /** `before`: what was remembered before the first look of these hands. */
    execute(
      pair: Pair,
      run: Pick<KnownRun, "id" | "state"> & { isWhole?: boolean },
      hands: RunHands,
      before = hands.memory(),
    ): OpenRun {
      const past = known.list(pair.id).filter(({ id }) => id !== run.id);
      const executor = createRunExecutor({
        state: run.state,
        isWhole: run.isWhole ?? true,
        append: (event) => stores.runs.append(run.id, pair.id, event),
        hands,
        known: {
          pair,
          attestations: () => options.attestations(pair.id),
          changes: () => options.changes(pair.id),
          lastSwapAt: lastSwapAt(past),
          earlierBackups: backupTimes(past),
          lastSeenPrimary: lastSeenPrimary(pair, before),
        },
        judge,
        clock,
        log,
        onChange(progress) {
          const hadChanged = known.find(run.id)?.state.changedAt ?? null;
          open.moved(run.id, pair.id, executor.state(), progress);
          // What a run brings with it is calm from its first change on.
          if (executor.state().changedAt !== hadChanged) heed(options, pair.id);
        },
      });
      const opened: OpenRun = { id: run.id, pairId: pair.id, executor, progress: null };
      open.add(opened);
      return opened;
    },
  };
}

/** One at a time for each pair; what fails leaves no hands behind. */
function createOpening({ openHands }: Pick<RunsOptions, "openHands">) {
  const opening = new Set<string>();
  return async <T>(pair: Pair, isDryRun: boolean, work: (hands: RunHands) => Promise<T>): Promise<T> => {
    if (opening.has(pair.id)) throw refusal("A run of this pair is being opened.", "Wait a moment.");
    opening.add(pair.id);
    try {
      const hands = await openHands(pair, { isDryRun });
      return await work(hands).catch((error: unknown) => hands.close().then(() => Promise.reject(error)));
    } finally {
      opening.delete(pair.id);
    }
  };
}

/** How a run comes before its executor: begun, gone on with, or only to be closed. */
function createBeginnings(
  options: RunsOptions,
  open: OpenRuns,
  desk: Desk,
): Pick<RunsService, "start" | "resume" | "close"> {
  const { stores, known, by, recordDeed } = options;
  const withHands = createOpening(options);

  function cutOff(runId: string): KnownRun {
    const run = desk.find(runId);
    if (run.state.ending) throw refusal("The run is over.", "Begin another one.");
    if (open.find(runId)) throw refusal("The run is under way here.", "Stop it, or let it come to its end.");
    return run;
  }
  return {
    async start({ pairId, runbook, isDryRun }) {
      const pair = findPair(stores, pairId);
      refuseWhileOpen(known, pairId, "another one can begin");
      const id = randomUUID();
      const run = await withHands(pair, isDryRun, async (hands) => {
        const before = hands.memory();
        const begun = { ...standingOf(options, pair), hands, runbook, isDryRun, by, clock: options.clock };
        const state = await prepareRun({ ...begun, append: desk.append(id, pairId) });
        known.put(id, pairId, state);
        return desk.execute(pair, { id, state }, hands, before);
      });
      recordDeed(pairId, "run-started", titleOf(run.executor.state()));
      open.go(run);
      return desk.view(id);
    },
    async resume(runId) {
      const { pairId, state, isWhole } = cutOff(runId);
      if (!isWhole) {
        throw refusal(
          "Parts of this run's journal are lost, so nobody knows what it sent.",
          "Close it, and look at both appliances.",
        );
      }
      const pair = findPair(stores, pairId);
      const run = await withHands(pair, state.started.isDryRun, async (hands) => {
        const opened = desk.execute(pair, { id: runId, state }, hands);
        try {
          opened.executor.reopen(by);
        } catch (error) {
          await open.end(opened);
          throw error;
        }
        return opened;
      });
      open.go(run);
      return desk.view(runId);
    },
    async close(runId) {
      const kept = cutOff(runId);
      const { pairId } = kept;
      const pair = findPair(stores, pairId);
      const run = await withHands(pair, true, async (hands) => desk.execute(pair, kept, hands));
      try {
        await run.executor.closeCutOff();
      } finally {
        await open.end(run);
      }
      recordEnd(options, pairId, run.executor.state());
      return desk.view(runId);
    },
  };
}

const titleOf = ({ started }: RunState): string => `${started.runbook.title}${started.isDryRun ? " (dry run)" : ""}`;

function recordEnd(options: RunsOptions, pairId: string, state: RunState): void {
  const { stores, recordDeed, board } = options;
  if (!state.ending) return;
  const { at, outcome } = state.ending;
  recordDeed(pairId, "run-ended", `${titleOf(state)}: ${outcome}`);
  // The change that it made is nobody else's.
  if (state.changedAt !== null && !isProvedWithoutHealth(state.started.runbook))
    board.guard("not-stored", () => stores.said.putRolesAcknowledged(pairId, { until: at, at }));
  for (const accepted of acceptedForGood(state)) {
    whileWatched(options, pairId, () => options.acceptAppliance(pairId, accepted));
  }
  heed(options, pairId);
}

const heed = (options: RunsOptions, pairId: string): void =>
  whileWatched(options, pairId, () => void options.watching.heed(pairId));

/** A pair that is no longer watched has nobody to judge it anew. */
function whileWatched({ log }: Pick<RunsOptions, "log">, pairId: string, tell: () => void): void {
  try {
    tell();
  } catch (error) {
    if (error instanceof PairdeskError && error.code === "not-found") return;
    log.error("run.heed-failed", error, { pairId });
  }
}

function tellStuck({ board, log }: RunsOptions, run: OpenRun, error: unknown): void {
  log.error("run.journal-failed", error, { runId: run.id });
  const { title } = run.executor.state().started.runbook;
  const isKnown = error instanceof PairdeskError;
  const message = `${title} was stopped: its journal could not be written.${isKnown ? ` ${error.message}` : ""}`;
  const advice = `${isKnown ? `${error.advice} ` : ""}Then go on with the run: nothing is sent twice.`;
  board.put({ id: `run-stuck-${run.id}`, severity: "warning", message, advice });
}
