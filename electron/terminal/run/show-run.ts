/** A run on standard output: one journal event a line as JSON, or as text. The last of either is how it ended. */
import type { RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import { systemClock as clock, isoNow } from "../../core/ports.ts";
import type { Output } from "../output.ts";
import { oneLine, toJson } from "../plain-text.ts";
import { createEventText } from "./render-event.ts";

export interface RunShow {
  event(event: RunEvent, runId: string): void;
  /** It has no end in its journal: somebody goes on with it. */
  leftOpen(why: string, runId: string): void;
}

export function createRunShow(
  output: Output,
  { json, isAsking }: { json: boolean; isAsking: boolean },
  told: { runbook: Runbook; facts: RunFacts },
): RunShow {
  if (json) {
    const print = (event: RunEvent) => output.write(`${toJson(event)}\n`);
    return { event: print, leftOpen: (why, runId) => print(openEnd(why, runId)) };
  }
  const textOf = createEventText({ ...told, paint: output.paint, isAsking });
  return {
    event(event, runId) {
      output.write(textOf(event));
      if (event.event === "started" && !event.isDryRun) output.write(`    Run ${oneLine(runId)}\n`);
    },
    leftOpen: (why, runId) => output.write(textOf(openEnd(why, runId))),
  };
}

const openEnd = (why: string, runId: string): RunEventOf<"ended"> => ({
  event: "ended",
  at: isoNow(clock),
  outcome: "incomplete",
  text: `${why} The run stays open. Go on with it: pairdesk run --resume ${runId}`,
  next: [],
});
