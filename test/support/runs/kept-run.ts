/** A planned switch whose journal is kept in a data folder: begun, or found there, and carried out with everything real but times. */
import { createCommandLogService } from "../../../electron/core/create-command-log.ts";
import { openStores, type Stores } from "../../../electron/core/create-stores.ts";
import { createTerminalRunHands } from "../../../electron/core/create-terminal-run-hands.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { createKnownRuns, type KnownRun } from "../../../electron/core/runs/known-runs.ts";
import { lastSeenPrimary } from "../../../electron/core/runs/last-seen-primary.ts";
import { prepareRun } from "../../../electron/core/runs/prepare-run.ts";
import { createRunExecutor, type RunExecutor } from "../../../electron/core/runs/run-executor.ts";
import type { RunHands } from "../../../electron/core/runs/run-hands.ts";
import type { RunProgress } from "../../../electron/core/runs/run-parts.ts";
import { prepareDataFolder } from "../../../electron/core/storage/data-folder.ts";
import type { Pair, PairDefinition } from "../../../shared/domain/pair.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import { foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { offerRunbooks } from "../../../shared/runbooks/offer-runbooks.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { planOf } from "../../../shared/runbooks/plan-of.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import { silentLog } from "../silent-log.ts";
import { noCertificates } from "./no-certificates.ts";
import { shortRunTiming, valuesFor } from "./practice-run.ts";

/** What a process must be told to reach a practice pair of another one. */
export interface Introduction {
  definition: PairDefinition;
  secrets: Record<string, string>;
}

export interface KeptDesk {
  stores: Stores;
  pair: Pair;
  /** The run that has not ended; null: there is none. */
  unended(): KnownRun | null;
  begin(listen: Listeners): Promise<RunExecutor>;
  takeUp(run: KnownRun, listen?: Listeners): RunExecutor;
  close(): Promise<void>;
}

export interface Listeners {
  /** Once it is kept. */
  onEvent?: (event: RunEvent) => void;
  onProgress?: (progress: RunProgress) => void;
  /** Instead of the hands' own calls. */
  changeHands?: (hands: RunHands) => RunHands;
}

export const keptRunId = "the-run";

export function openKeptDesk(dataFolder: string, { definition, secrets }: Introduction): KeptDesk {
  prepareDataFolder(dataFolder);
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  const pair: Pair = { ...definition, id: "kept", practice: false };
  const { log: commandLog } = createCommandLogService({ secrets: createSecretRegistry(), clock });
  const readSecret = async (name: string) => secrets[name] ?? null;
  const made = createTerminalRunHands({
    pair,
    readSecret,
    commandLog,
    dataFolder,
    clock,
    isDryRun: false,
    certificates: noCertificates,
  });
  const known = createKnownRuns(stores.runs);

  function execute(state: RunState, { onEvent, onProgress, changeHands }: Listeners): RunExecutor {
    return createRunExecutor({
      ...{ state, clock, log: silentLog, judge: { judgeCheck, planOf, foreignChanges } },
      hands: changeHands ? changeHands(made) : made,
      append(event) {
        stores.runs.append(keptRunId, pair.id, event);
        onEvent?.(event);
      },
      known: {
        ...{ pair, attestations: () => [], changes: () => [], lastSwapAt: null },
        lastSeenPrimary: lastSeenPrimary(pair, made.memory()),
      },
      onChange: (progress) => void (progress && onProgress?.(progress)),
    });
  }
  return {
    stores,
    pair,
    unended: () => known.unended(pair.id),
    async begin(listen) {
      const state = await prepareRun({
        ...{ hands: made, pair, past: [], changes: [], timing: shortRunTiming, isDryRun: false, by: "a test", clock },
        procedures: { readRunFacts, writeRunbook, offerRunbooks },
        runbook: "planned-switch",
        append(event) {
          stores.runs.append(keptRunId, pair.id, event);
          listen.onEvent?.(event);
        },
      });
      return execute(state, listen);
    },
    takeUp: ({ state }, listen = {}) => execute(state, listen),
    async close() {
      await made.close();
      stores.close();
    },
  };
}

/** A person answers with the first value there is, and does each manual step. */
export async function driveToItsEnd(run: RunExecutor, play: (deed: PersonDeed) => Promise<unknown>): Promise<void> {
  for (;;) {
    await run.advance();
    const move = nextMove(run.state());
    if (move.move === "ask") run.answer(move.step.id, valuesFor(move.inputs, {}));
    else if (move.move === "hand-over") {
      if (move.step.deed) await play(move.step.deed);
      run.personDid(move.step.id);
    } else return;
  }
}
