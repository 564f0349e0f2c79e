/** What the parts of the executor share. */
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../ports.ts";
import type { RunHands } from "./run-hands.ts";
import type { RunJournal } from "./run-journal.ts";
import type { RunJudgement } from "./run-judgement.ts";
import type { RunLooks } from "./run-looks.ts";
import type { RunSleep } from "./run-sleep.ts";

/** What the last look of the step under way brought; the journal holds only what a step came to. */
export interface RunProgress {
  step: string;
  result: CheckResult | null;
  /** ISO. */
  lookedAt: string | null;
  /** ISO. null: the step is over with this. */
  nextLookAt: string | null;
}

export interface RunParts {
  /** False: events of its journal are lost, and one of them may have told of a call. */
  isWhole: boolean;
  journal: RunJournal;
  looks: RunLooks;
  hands: RunHands;
  judge: RunJudgement;
  sleeps: RunSleep;
  /** Aborted when a person has stopped the run. */
  stop: AbortSignal;
  clock: Clock;
  log: Pick<Log, "error">;
  /** Polling by the watcher. Holding it twice is holding it once. */
  polling: { hold(): void; release(): void };
  tell(progress: RunProgress): void;
  /** This step is still the next one, and the run was not closed. */
  isStillAt(step: string): boolean;
  /** A person wants this wait to end now. */
  isStopped(step: string): boolean;
}
