/** A run on standard output: one journal event a line as JSON, or as text. The last of either is how it ended. */
import type { RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import type { Output } from "../output.ts";
import { oneLine, toJson } from "../plain-text.ts";
import { createEventText } from "./render-event.ts";

export interface RunShow {
  event(event: RunEvent, runId: string): void;
  /** For a run that never began. */
  refused(event: RunEventOf<"ended">): void;
}

export function createRunShow(
  output: Output,
  { json, isAsking }: { json: boolean; isAsking: boolean },
  told: { runbook: Runbook; facts: RunFacts },
): RunShow {
  if (json) {
    const print = (event: RunEvent) => output.write(`${toJson(event)}\n`);
    return { event: print, refused: print };
  }
  const textOf = createEventText({ ...told, paint: output.paint, isAsking });
  return {
    event(event, runId) {
      output.write(textOf(event));
      if (event.event === "started" && !event.isDryRun) output.write(`    Run ${oneLine(runId)}\n`);
    },
    refused: (event) => output.write(textOf(event)),
  };
}
