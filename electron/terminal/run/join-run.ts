/** The one place where the terminal's runs meet what they are made of: journals, hands, procedures, judgement, executor. */

import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import { foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import { offerRunbooks } from "../../../shared/runbooks/offer-runbooks.ts";
import { backupTimes, lastSwapAt, openTakeover } from "../../../shared/runbooks/past-runs.ts";
import { planOf } from "../../../shared/runbooks/plan-of.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import { usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import { summarizeRun } from "../../../shared/runbooks/view-run.ts";
import { readGrid } from "../../core/certificate-grid/read-grid.ts";
import { createCommandLogService } from "../../core/create-command-log.ts";
import { openStores } from "../../core/create-stores.ts";
import { createTerminalRunHands } from "../../core/create-terminal-run-hands.ts";
import type { Works } from "../../core/create-works.ts";
import { connectLimits } from "../../core/net/connect.ts";
import { systemClock as clock } from "../../core/ports.ts";
import { lastSeenPrimary } from "../../core/runs/last-seen-primary.ts";
import { offerNow } from "../../core/runs/prepare-run.ts";
import { createRunExecutor } from "../../core/runs/run-executor.ts";
import { createWorker } from "../../core/worker/worker-process.ts";
import { createStartProcess } from "../../node/start-process.ts";
import type { SourcePair } from "../sources/pair-source.ts";
import type { RunParts } from "./run-parts.ts";

const procedures = { readRunFacts, writeRunbook, offerRunbooks };
const judge = { judgeCheck, planOf, foreignChanges };

export const joinedRunParts: RunParts = {
  openJournals(dataFolder, readOnly, log) {
    const stores = openStores({ dataFolder, readOnly, clock, log });
    return stores && { ...stores.runs, keepMemory: stores.memories.put, close: () => stores.close() };
  },

  createHands({ entry, past, dataFolder, sends, secrets }) {
    const worker = createWorker<Works>({ startProcess: createStartProcess(new URL("./", import.meta.url)), clock });
    const hands = createTerminalRunHands({
      ...entry,
      told: { ...judged(entry.said), takeover: openTakeover(past), backups: backupTimes(past) },
      // Nobody reads along here: the journal holds each call that may change something.
      commandLog: createCommandLogService({ secrets, clock }).log,
      dataFolder,
      clock,
      isDryRun: !sends,
      certificates: {
        examine: (sources) => worker.run("examineTogether", { sources: [...sources] }),
        readGrid: (signal) => readGrid({ pair: entry.pair, limits: connectLimits, signal, clock }),
        secrets,
        clock,
      },
    });
    return {
      ...hands,
      async close() {
        // First, so that nobody waits for a file that is being read.
        worker.close();
        await hands.close();
      },
    };
  },

  async prepare(id, hands, { entry: { pair, said }, past }) {
    await hands.look();
    const { facts, offered } = offerNow(
      {
        pair,
        seen: hands,
        past: past.filter(({ state }) => state.ending),
        changes: said.loginChanges ?? [],
        timing: usualRunTiming,
        procedures,
      },
      null,
    );
    const obstacle = offered.find((one) => one.id === id)?.obstacle ?? null;
    return { runbook: writeRunbook(id, facts), facts, obstacle };
  },

  createExecutor: ({ state, isWhole, append }, hands, { entry: { pair, said, memory }, past, onProgress, log }) =>
    createRunExecutor({
      state,
      isWhole,
      append,
      hands,
      known: {
        pair,
        attestations: () => said.attestations ?? [],
        changes: () => said.loginChanges ?? [],
        lastSwapAt: lastSwapAt(past),
        earlierBackups: backupTimes(past),
        lastSeenPrimary: lastSeenPrimary(pair, memory),
      },
      judge,
      clock,
      log,
      onChange: onProgress,
    }),

  summarize: summarizeRun,
};

const judged = ({ attestations = [], settingsChanges = [] }: SourcePair["said"]) => ({ attestations, settingsChanges });
