/** The service of runs over a real database, a scripted pair, and small procedures; windows are events that are kept. */
import { join } from "node:path";
import { createRuns, type Runs } from "../../../electron/core/create-runs.ts";
import { createKnownRuns, type KnownRuns } from "../../../electron/core/runs/known-runs.ts";
import type { RunProcedures } from "../../../electron/core/runs/prepare-run.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createRunJournalStore, type RunJournalStore } from "../../../electron/core/storage/run-journal-store.ts";
import { createSaidStore, type SaidStore } from "../../../electron/core/storage/said-store.ts";
import type { RunsEvent } from "../../../shared/contract/runs.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { AcceptedAppliance } from "../../../shared/runbooks/known-appliance.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { type FactsOfAppliance, type RunFacts, usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import type { Step } from "../../../shared/runbooks/runbook.ts";
import { createDayClock, type DayClock } from "../day-clock.ts";
import { createMemoryLog } from "../log/memory-log.ts";
import { definePair } from "../observations.ts";
import { openForTest } from "../storage/open-for-test.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createScriptedHands, type ScriptedHands } from "./scripted-hands.ts";
import { smallJudgement } from "./small-judgement.ts";
import { smallFacts, smallRunbook } from "./small-runbook.ts";

export interface RunsStage {
  clock: DayClock;
  hands: ScriptedHands;
  runs: Runs;
  known: KnownRuns;
  store: RunJournalStore;
  said: SaidStore;
  db: ReturnType<typeof openForTest>["db"];
  events: RunsEvent[];
  deeds: { deed: string; detail: string | null }[];
  heeded: string[];
  played: PersonDeed[];
  notices: string[];
  log: ReturnType<typeof createMemoryLog>;
  /** How often hands were opened and not closed. */
  openedHands(): number;
  /** What the procedures say against beginning. */
  obstacle: string | null;
  /** Appliances that are known for good by the id that they have now. */
  accepted: AcceptedAppliance[];
  /** The program starts again over the same folder. */
  restart(): RunsStage;
}

export function stageRuns(
  options: { practice?: boolean; steps?: Step[]; knownAs?: FactsOfAppliance["knownAs"] } = {},
): RunsStage {
  const { practice = false, steps, knownAs = null } = options;
  const clock = createDayClock();
  const { db } = openForTest(join(temporaryFolder(), "pairdesk.db"));
  const pair: Pair = { ...definePair(), id: "pair-1", practice };
  createPairsStore(db, createMemoryLog()).save(pair);
  createPairsStore(db, createMemoryLog()).save({ ...pair, id: "pair-2", name: "Another", practice: false });
  const open = (): RunsStage => {
    const log = createMemoryLog();
    const store = createRunJournalStore(db, log);
    const stores = { pairs: createPairsStore(db, log), runs: store, said: createSaidStore(db, log) };
    const known = createKnownRuns(store);
    const hands = createScriptedHands(clock);
    let opened = 0;
    const stage: RunsStage = {
      ...{ clock, hands, known, store, said: stores.said, db, log },
      ...{ accepted: [], events: [], deeds: [], heeded: [], played: [], notices: [], obstacle: null },
      runs: createRuns({
        ...{ stores, known, judge: smallJudgement, clock, log, by: "somebody" },
        procedures: smallProcedures(() => stage.obstacle, steps, knownAs),
        openHands() {
          opened += 1;
          const close = async () => {
            opened -= 1;
          };
          return { ...hands, close };
        },
        seen: () => hands,
        acceptAppliance: (_, accepted) => void stage.accepted.push(accepted),
        attestations: () => [],
        changes: () => [],
        downloadsFolder: () => "/downloads",
        folderForPlay: async () => "/downloads",
        timingOf: () => usualRunTiming,
        play: async (deed) => void stage.played.push(deed),
        saveReport: async (view, journal, format) => `${view.id}-${journal.length}.${format}`,
        watching: {
          heed(pairId) {
            stage.heeded.push(pairId);
            return undefined as never;
          },
        },
        recordDeed: (_pairId, deed, detail) => void stage.deeds.push({ deed, detail }),
        events: { publish: (event) => void stage.events.push(event) },
        board: { put: ({ id }) => void stage.notices.push(id), remove: () => undefined, guard: (_id, work) => work() },
      }),
      openedHands: () => opened,
      restart: open,
    };
    return stage;
  };
  return open();
}

const smallProcedures = (
  obstacle: () => string | null,
  steps: Step[] | undefined,
  knownAs: FactsOfAppliance["knownAs"],
): RunProcedures => ({
  readRunFacts: ({ pair, swap, timing }) => {
    const facts = smallFacts();
    const [first, second] = facts.appliances;
    const appliances: RunFacts["appliances"] = [first, { ...second, knownAs }];
    return {
      ...facts,
      appliances,
      pair: { ...facts.pair, id: pair.id, name: pair.name, isPractice: pair.practice },
      swap,
      timing,
    };
  },
  writeRunbook: (id) => ({ ...smallRunbook(steps), id }),
  offerRunbooks: ({ openRun }) => [
    {
      ...{ id: "planned-switch", title: "Planned switch", summary: "", chapter: "", isCalledFor: true },
      obstacle: openRun ? `${openRun.title} is open.` : obstacle(),
    },
  ],
});
