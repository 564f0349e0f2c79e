/**
 * The runs as the core tells of them: the list once, then what changes, and the one that is on screen in full. What the
 * person does to a run goes through here too; each call answers with the run as it is then.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { FileSource } from "../../shared/contract/file-source.ts";
import type { RunsEvent } from "../../shared/contract/runs.ts";
import type { RunSummary, RunView } from "../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../shared/runbooks/runbook.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import { followAgain } from "./follow-again.ts";
import { shareUnchanged } from "./share-unchanged.ts";
import { summaryOf } from "./summary-of-run.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export interface RunsState {
  feed: "connecting" | "live" | "broken";
  /** Of every pair, newest first; null until the first list has come. */
  runs: readonly RunSummary[] | null;
  /** Why the last attempt to follow failed; null while it works. */
  failure: CallFailure | null;
  /** In full, by id: those that are open, and the one that was asked for last. */
  views: Readonly<Record<string, RunView>>;
  /** Why the one that was asked for last could not be had. */
  viewFailure: CallFailure | null;
}

export interface RunsStore extends StoreApi<RunsState>, RunDeeds {
  follow(signal: AbortSignal): Promise<void>;
  /** Asks for one in full and keeps it up to date from then on. */
  show(runId: string): Promise<void>;
}

/** Each rejects as its call does. */
interface RunDeeds {
  start(asked: { pairId: string; runbook: RunbookId; isDryRun: boolean }): Promise<RunView>;
  answer(runId: string, step: string, values: Record<string, string>): Promise<void>;
  done(runId: string, step: string): Promise<void>;
  play(runId: string, step: string): Promise<void>;
  waitOn(runId: string, step: string): Promise<void>;
  stopWaiting(runId: string, step: string): Promise<void>;
  giveFile(runId: string, source: FileSource): Promise<void>;
  givePassphrase(runId: string, passphrase: string): Promise<void>;
  /** null: the folder for downloads; "": none any more. */
  watchFolder(runId: string, folder: string | null): Promise<void>;
  note(runId: string, step: string | null, text: string): Promise<void>;
  cancel(runId: string, reason: string): Promise<void>;
  resume(runId: string): Promise<void>;
  close(runId: string): Promise<void>;
  /** Answers with the path; null when the person thought better of it. */
  saveReport(runId: string, format: "html" | "json"): Promise<string | null>;
}

export function createRunsStore(client: Pick<CoreClient, "runs">, wait: Wait = waitOnTimer): RunsStore {
  const calls = client.runs;
  const store = createStore<RunsState>(() => ({
    feed: "connecting",
    runs: null,
    failure: null,
    views: {},
    viewFailure: null,
  }));
  let wanted: string | null = null;

  function hear(view: RunView): void {
    store.setState(({ runs, views, viewFailure }) => ({
      runs: runs && withSummary(runs, summaryOf(view)),
      views: withView(views, view, view.state !== "ended" || view.id === wanted),
      viewFailure: view.id === wanted ? null : viewFailure,
    }));
  }

  function hearEvent(event: RunsEvent): void {
    if (event.type === "changed") hear(event.run);
    else store.setState(({ runs }) => ({ runs: runs?.filter(({ id }) => id !== event.runId) ?? null }));
  }

  const read = async (runId: string) => hear(await calls.view({ runId }));

  async function show(runId: string): Promise<void> {
    wanted = runId;
    store.setState({ viewFailure: null });
    try {
      await read(runId);
    } catch (error) {
      if (wanted === runId) store.setState({ viewFailure: toCallFailure(error) });
    }
  }

  /** Asks for changes before the list, so that nothing falls between them. */
  async function attempt(signal: AbortSignal, onLive: () => void): Promise<void> {
    const events = await calls.changed(undefined, { signal });
    const runs = await calls.list({}, { signal });
    store.setState((state) => ({ feed: "live", failure: null, runs: shareUnchanged(state.runs, runs) }));
    onLive();
    // What was told while nobody listened is in no event. One that is gone by now is in no list the next time.
    const unknown = runs.filter(({ id, state }) => state !== "ended" || id === wanted);
    void Promise.allSettled(unknown.map(({ id }) => read(id)));
    for await (const event of events) hearEvent(event);
  }

  return Object.assign(store, {
    follow: (signal: AbortSignal) =>
      followAgain(signal, wait, { attempt, onBroken: (failure) => store.setState({ feed: "broken", failure }) }),
    show,
    ...deedsOf(calls, hear),
  });
}

function deedsOf(calls: CoreClient["runs"], hear: (view: RunView) => void): RunDeeds {
  const take = async (answer: Promise<RunView>) => hear(await answer);
  return {
    async start(asked) {
      const view = await calls.start(asked);
      hear(view);
      return view;
    },
    answer: (runId, step, values) => take(calls.answer({ runId, step, values })),
    done: (runId, step) => take(calls.done({ runId, step })),
    play: (runId, step) => take(calls.play({ runId, step })),
    waitOn: (runId, step) => take(calls.waitOn({ runId, step })),
    stopWaiting: (runId, step) => take(calls.stopWaiting({ runId, step })),
    giveFile: (runId, source) => take(calls.giveFile({ runId, source })),
    givePassphrase: (runId, passphrase) => take(calls.givePassphrase({ runId, passphrase })),
    watchFolder: (runId, folder) => take(calls.watchFolder({ runId, folder })),
    note: (runId, step, text) => take(calls.note({ runId, step, text })),
    cancel: (runId, reason) => take(calls.cancel({ runId, reason })),
    resume: (runId) => take(calls.resume({ runId })),
    close: (runId) => take(calls.close({ runId })),
    saveReport: async (runId, format) => (await calls.saveReport({ runId, format })).path,
  };
}

function withView(views: RunsState["views"], view: RunView, isKept: boolean): RunsState["views"] {
  if (isKept) return { ...views, [view.id]: shareUnchanged(views[view.id], view) };
  const { [view.id]: _gone, ...others } = views;
  return others;
}

/** One that is new stands first. */
function withSummary(runs: readonly RunSummary[], summary: RunSummary): readonly RunSummary[] {
  const index = runs.findIndex(({ id }) => id === summary.id);
  if (index < 0) return [summary, ...runs];
  const fresh = shareUnchanged(runs[index], summary);
  return fresh === runs[index] ? runs : runs.with(index, fresh);
}
