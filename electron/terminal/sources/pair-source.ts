/** The pairs a terminal command is about, and how each appliance's secret is read. */

import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import type { Memory } from "../../../shared/assessment/memory.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { Said } from "../../../shared/domain/said.ts";

export interface SourcePair {
  pair: Pair;
  /** null: none is known. */
  readSecret(applianceName: string): Promise<string | null>;
  /** Of the second account, for writes, where the pair names one. Left out: no secret of it can be known here. */
  readWriteSecret?(applianceName: string): Promise<string | null>;
  /** What an earlier watcher saw. */
  memory: Memory;
  /** What people said in the window. */
  said: Said & Pick<AssessmentContext, "attestations" | "settingsChanges"> & { loginChanges?: readonly LoginChange[] };
}

export interface PairSource {
  pairs: SourcePair[];
  close(): Promise<void>;
}
