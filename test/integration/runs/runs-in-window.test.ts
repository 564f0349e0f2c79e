/** Runs as a window begins them: the real core, with its procedures, judgement and hands, over the practice pair. */
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const patience = { timeout: 30_000, interval: 300 };

test("a planned switch is offered, begun as a dry run, shown with its questions, cancelled and kept", {
  timeout: 90_000,
}, async () => {
  const { client } = await openWindowOnCore(path.join(temporaryFolder(), "data"));
  const { id: pairId } = await client.practice.open();
  await client.pairs.check({ pairId });
  const offered = await client.runs.offered({ pairId });
  expect(offered.find(({ id }) => id === "planned-switch")).toMatchObject({ obstacle: null });

  const begun = await client.runs.start({ pairId, runbook: "planned-switch", isDryRun: true });
  expect(begun).toMatchObject({ pairId, isDryRun: true, hasWritten: false });
  await expect(client.practice.close()).rejects.toMatchObject({ data: { code: "run-refused" } });
  await expect(client.runs.start({ pairId, runbook: "sync-now", isDryRun: true })).rejects.toMatchObject({
    data: { code: "run-refused" },
  });
  await vi.waitFor(async () => {
    expect(await client.runs.view({ runId: begun.id })).toMatchObject({ state: "yours" });
  }, patience);

  await client.runs.cancel({ runId: begun.id, reason: "it was only tried" });
  await vi.waitFor(async () => {
    const ended = await client.runs.view({ runId: begun.id });
    expect(ended).toMatchObject({ state: "ended", ending: { outcome: "refused" } });
  }, patience);
  expect((await client.runs.list({ pairId })).map(({ id, state }) => [id, state])).toEqual([[begun.id, "ended"]]);
});
