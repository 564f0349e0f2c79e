/** What is said between the program and its worker process. */
import type { ErrorCode } from "../../../shared/errors.ts";

/** Functions of one JSON input each. */
export type WorkTable = Record<string, (input: never) => unknown>;

export interface WorkOrder {
  id: number;
  work: string;
  input: unknown;
}

/** `refused`: understood and not done, in words for the person. `fault`: a bug, with its stack for the log. */
export type WorkAnswer =
  | { id: number; result: unknown }
  | { id: number; refused: { code: ErrorCode; message: string; advice: string } }
  | { id: number; fault: string };
