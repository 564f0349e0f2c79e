/** The calls about runs joined to their service: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { type RunsEvent, runsContract } from "../../shared/contract/runs.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { RunsService } from "./runs/runs-service.ts";

export interface RunServices {
  runs: RunsService;
  runEvents: LatestEvents<RunsEvent>;
}

export function createRunRoutes({ runs, runEvents }: RunServices) {
  const api = implement(runsContract);
  return {
    offered: api.offered.handler(({ input }) => runs.offered(input.pairId)),
    start: api.start.handler(({ input }) => runs.start(input)),
    list: api.list.handler(({ input }) => runs.list(input.pairId ?? null)),
    view: api.view.handler(({ input }) => runs.view(input.runId)),
    changed: api.changed.handler(({ signal }) => runEvents.subscribe(signal)),
    answer: api.answer.handler(({ input }) => runs.answer(input.runId, input.step, input.values)),
    done: api.done.handler(({ input }) => runs.done(input.runId, input.step)),
    play: api.play.handler(({ input }) => runs.play(input.runId, input.step)),
    waitOn: api.waitOn.handler(({ input }) => runs.waitOn(input.runId, input.step)),
    stopWaiting: api.stopWaiting.handler(({ input }) => runs.stopWaiting(input.runId, input.step)),
    giveFile: api.giveFile.handler(({ input }) => runs.giveFile(input.runId, input.source)),
    givePassphrase: api.givePassphrase.handler(({ input }) => runs.givePassphrase(input.runId, input.passphrase)),
    watchFolder: api.watchFolder.handler(({ input }) => runs.watchFolder(input.runId, input.folder)),
    note: api.note.handler(({ input }) => runs.note(input.runId, input.step, input.text)),
    cancel: api.cancel.handler(({ input }) => runs.cancel(input.runId, input.reason)),
    resume: api.resume.handler(({ input }) => runs.resume(input.runId)),
    close: api.close.handler(({ input }) => runs.close(input.runId)),
    saveReport: api.saveReport.handler(async ({ input }) => ({
      path: await runs.saveReport(input.runId, input.format),
    })),
  };
}
