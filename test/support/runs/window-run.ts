/** A run as a window carries it: what a person is asked is answered with the first value there is, and manual steps are done. */
import { setTimeout as delay } from "node:timers/promises";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import type { Introduction } from "./kept-run.ts";
import { valuesFor } from "./practice-run.ts";

type PointsSite = Pick<PracticePair, "pointSiteAt">;

/** Also in a process that is no test, where vitest's own waiting does not work. */
async function until<T>(limitMs: number, look: () => Promise<{ is: true; found: T } | { is: false; now: string }>) {
  const endMs = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen.is) return seen.found;
    if (Date.now() > endMs) throw new Error(`it has not come to it: ${seen.now}`);
    await delay(50);
  }
}

/** Resolves with the first view that is wanted. What is a person's before that is done. */
export function carryUntil(
  client: CoreClient,
  { runId, practice }: { runId: string; practice: PointsSite },
  isWanted: (view: RunView) => boolean,
): Promise<RunView> {
  return until(40_000, async () => {
    const view = await client.runs.view({ runId });
    if (isWanted(view)) return { is: true, found: view };
    if (view.state === "yours") await doMyPart(client, view, practice);
    return { is: false, now: `the run is at ${view.step} (${view.state}): ${view.ending?.text ?? ""}` };
  });
}

async function doMyPart(client: CoreClient, { id: runId, step, steps }: RunView, practice: PointsSite) {
  const present = steps.find(({ id }) => id === step);
  if (!present) throw new Error(`the run has no step ${step}`);
  if (present.kind === "manual") {
    practice.pointSiteAt("site2");
    await client.runs.done({ runId, step: present.id });
  } else await client.runs.answer({ runId, step: present.id, values: valuesFor(present.inputs, {}) });
}

/** The pair as a person describes it. */
export async function describePair(client: CoreClient, { definition }: Introduction): Promise<string> {
  const { id } = await client.pairs.add({ definition });
  return id;
}

/** Also after a new start, where there is no keychain. */
export async function giveSecrets(client: CoreClient, pairId: string, { secrets }: Introduction): Promise<void> {
  const { kind } = await until(20_000, async () => {
    const standing = await client.vault.state();
    return standing.kind === "opening" ? { is: false, now: "opening" } : { is: true, found: standing };
  });
  if (kind !== "keychain") await client.vault.choose({ kind: "memory-for-this-run" });
  for (const [appliance, secret] of Object.entries(secrets))
    await client.credentials.set({ pairId, appliance, secret });
  await until(20_000, async () => {
    const { status } = await client.pairs.check({ pairId });
    const healths = status.appliances.map(({ health }) => health);
    const isWell = healths.every((health) => health === "healthy");
    return isWell ? { is: true, found: null } : { is: false, now: healths.join() };
  });
}
