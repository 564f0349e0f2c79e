/**
 * `pairdesk watch`: looks on until interrupted and prints a line only when something changed. Watching the stored pairs
 * is a writer's work and holds the data folder's lock; a pairs file or the practice pair is watched beside it and leaves
 * nothing behind.
 */

import type { PairStatus } from "../../shared/domain/pair-status.ts";
import type { PluginCode } from "../../shared/domain/plugin-code.ts";
import { createProtocols } from "../core/create-protocols.ts";
import { keepMemorySmall } from "../core/keep-memory-small.ts";
import type { Log } from "../core/log/log.ts";
import { createPairObserver } from "../core/monitor/pair-observer.ts";
import { type PairWatcher, watchPair } from "../core/monitor/pair-watcher.ts";
import { systemClock as clock, isoNow } from "../core/ports.ts";
import { watchWake } from "../node/watch-wake.ts";
import type { CommandContext } from "./command-context.ts";
import { describeChange } from "./describe-change.ts";
import { worstCode } from "./exit-codes.ts";
import type { Output } from "./output.ts";
import { toJson } from "./plain-text.ts";
import { type HeldStorage, holdStorage } from "./sources/hold-storage.ts";
import { openPairs, type PairOptions } from "./sources/open-pairs.ts";
import type { SourcePair } from "./sources/pair-source.ts";

export async function watchCommand(
  options: PairOptions & { json?: true },
  { output, tell, registry, log, interrupted }: CommandContext,
): Promise<PluginCode> {
  keepMemorySmall();
  const isStored = !options.practice && options.pairs === undefined;
  const storage = isStored ? await holdStorage(options.data, log) : null;
  for (const { message, advice } of storage?.notices ?? []) tell(message, advice);
  try {
    const source = await openPairs(options, registry, log);
    const last = new Map<string, PairStatus>();
    const watchers = source.pairs.map((entry) =>
      watch(entry, { output, log, storage, last, json: options.json ?? false }),
    );
    const waking = watchWake(() => void Promise.all(watchers.map((watcher) => watcher.wake())));
    await interrupted;
    waking.stop();
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await source.close();
    return worstCode([...last.values()].map(({ verdict }) => verdict));
  } finally {
    await storage?.release();
  }
}

function watch(
  { pair, readSecret, memory, said }: SourcePair,
  context: { output: Output; log: Log; storage: HeldStorage | null; last: Map<string, PairStatus>; json: boolean },
): PairWatcher {
  const { output, storage, last, json } = context;
  const watcher: PairWatcher = watchPair({
    pair,
    observer: createPairObserver({ pair, protocols: createProtocols({ pair, readSecret, clock }), clock }),
    memory,
    clock,
    random: Math.random,
    log: context.log,
    keep: (written) => storage?.keep(pair.id, written),
    ...(storage ? { history: storage.historyOf(pair.id) } : {}),
    // Nobody says anything new meanwhile: that is the window's, and only one of the two runs.
    maintenance: () => said.maintenance,
    rolesAcknowledgedUntil: () => said.rolesAcknowledged?.until ?? null,
    told: () => ({
      attestations: said.attestations ?? [],
      settingsChanges: said.settingsChanges ?? [],
      loginChanges: [],
    }),
    onChange: () => {
      const { status } = watcher.view();
      if (!watcher.hasLooked()) return;
      const change = describeChange(last.get(pair.id) ?? null, status, output.paint);
      last.set(pair.id, status);
      if (change === null) return;
      const at = isoNow(clock);
      const report = { schema: "pairdesk-status/1", checkedAt: at, pairs: [status] };
      output.write(json ? `${toJson(report)}\n` : `${at}  ${change}\n`);
    },
  });
  return watcher;
}
