/** What a run is made of, with hands that touch nothing and journals in memory by data folder. */
import type { RunHands } from "../../../electron/core/runs/run-hands.ts";
import type { RunParts, RunPlace } from "../../../electron/terminal/run/run-parts.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { noRunFile } from "../runs/no-run-file.ts";
import { createScriptedRun } from "./scripted-desk.ts";
import { switchFacts, switchRunbook } from "./switch-runbook.ts";

export interface ScriptedParts extends RunParts {
  places: RunPlace[];
  calls: string[];
  /** How many hands are open. */
  openHands: number;
  /** By data folder, then by run. */
  kept: Map<string, Map<string, { pairId: string; events: RunEvent[] }>>;
  lost: number;
}

export function createScriptedParts(): ScriptedParts {
  const at = () => new Date().toISOString();
  const parts: ScriptedParts = {
    places: [],
    calls: [],
    openHands: 0,
    kept: new Map(),
    lost: 0,
    openJournals(dataFolder, readOnly) {
      const folder = parts.kept.get(dataFolder) ?? new Map<string, { pairId: string; events: RunEvent[] }>();
      if (!readOnly) parts.kept.set(dataFolder, folder);
      return {
        append(runId, pairId, event) {
          if (readOnly) throw new Error("nothing may be written here");
          const run = folder.get(runId) ?? { pairId, events: [] };
          run.events.push(event);
          folder.set(runId, run);
        },
        load: (runId) => [...(folder.get(runId)?.events ?? [])],
        lost: () => parts.lost,
        list: (pairId) =>
          [...folder]
            .filter(([, run]) => pairId === null || run.pairId === pairId)
            .map(([runId, run]) => ({ runId, pairId: run.pairId })),
        keepMemory: () => undefined,
        close: () => undefined,
      };
    },
    createHands(place) {
      parts.places.push(place);
      parts.openHands += 1;
      return createIdleHands(() => {
        parts.openHands -= 1;
      });
    },
    prepare: async (id, _, { entry }) => ({
      runbook: { ...switchRunbook, id },
      facts: { ...switchFacts, pair: { ...switchFacts.pair, id: entry.pair.id, name: entry.pair.name } },
      obstacle: null,
    }),
    createExecutor({ state, append }, hands) {
      const script = { calls: parts.calls, finds: {}, cancelRefusal: null, append };
      return { ...createScriptedRun(state, script, at), close: () => hands.close() };
    },
    summarize: ({ started, ending, changedAt }, { id, isOpen }) => ({
      id,
      pairId: started.facts.pair.id,
      pairName: started.facts.pair.name,
      runbook: started.runbook.id,
      title: started.runbook.title,
      isDryRun: started.isDryRun,
      by: started.by,
      startedAt: started.at,
      endedAt: ending?.at ?? null,
      state: isOpen ? "working" : "cut-off",
      step: null,
      hasWritten: changedAt !== null,
      ending: null,
    }),
  };
  return parts;
}

function createIdleHands(onClose: () => void): RunHands {
  const touched = () => Promise.reject(new Error("these hands touch nothing"));
  return {
    look: touched,
    readGrid: touched,
    file: noRunFile,
    memory: () => emptyMemory,
    context() {
      throw new Error("these hands see nothing");
    },
    lastHealthAskedMs: () => null,
    pause: () => () => undefined,
    askAccess: touched,
    call: touched,
    readClients: touched,
    askResolvers: touched,
    close: async () => onClose(),
  };
}
