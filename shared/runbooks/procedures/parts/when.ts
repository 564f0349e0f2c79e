/** Conditions, short to write and to read. */
import type { Condition } from "../../runbook.ts";

export const stepIs = (step: string, ...is: string[]): Condition => ({ step, is });
export const inputIs = (input: string, ...is: string[]): Condition => ({ input, is });
export const allOf = (...all: (Condition | undefined)[]): Condition | undefined => {
  const given = all.filter((one) => one !== undefined);
  return given.length > 1 ? { all: given } : given[0];
};
export const anyOf = (...any: Condition[]): Condition => ({ any });
/** A condition as a part of a step or an input; nothing where there is none. */
export const gate = (...all: (Condition | undefined)[]): { when?: Condition } => {
  const when = allOf(...all);
  return when ? { when } : {};
};
