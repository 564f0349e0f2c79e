import type { Answer } from "../../domain/answer.ts";
import type { VetoColumn } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";

export interface VetoQuestion {
  column: VetoColumn;
  /** The appliance that will serve; of a sync or an establish, the one it starts from. */
  serving: string;
  isSyncFirst: boolean;
  known: RunKnowledge;
}

/** `message` is read where it holds or may hold. */
export interface JudgedCondition {
  holds: Answer;
  message: string;
  /** It holds and does no harm here: it is said, whatever its cell weighs. */
  isOnlySaid?: boolean;
}
