/** A run as a window carries it: what a person is asked is answered with the first value there is, and manual steps are done. */
import { vi } from "vitest";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { valuesFor } from "./practice-run.ts";

const patience = { timeout: 40_000, interval: 50 };

/** Resolves with the first view that is wanted. What is a person's before that is done. */
export function carryUntil(
  client: CoreClient,
  { runId, practice }: { runId: string; practice: PracticePair },
  isWanted: (view: RunView) => boolean,
): Promise<RunView> {
  return vi.waitFor(async () => {
    const view = await client.runs.view({ runId });
    if (isWanted(view)) return view;
    if (view.state === "yours") await doMyPart(client, view, practice);
    throw new Error(`the run is at ${view.step} (${view.state}): ${view.ending?.text ?? ""}`);
  }, patience);
}

async function doMyPart(client: CoreClient, { id: runId, step, steps }: RunView, practice: PracticePair) {
  const present = steps.find(({ id }) => id === step);
  if (!present) throw new Error(`the run has no step ${step}`);
  if (present.kind === "manual") {
    practice.pointSiteAt("site2");
    await client.runs.done({ runId, step: present.id });
  } else await client.runs.answer({ runId, step: present.id, values: valuesFor(present.inputs, {}) });
}
