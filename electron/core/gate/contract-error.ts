/**
 * Turns whatever a call throws into one of the errors of the contract. Words and stack of a fault go to the log under an
 * id, and only the id to the window. An input or answer that its schema refuses is logged by what is wrong with it, never
 * by what it holds: it may be a secret.
 */
import { ORPCError } from "@orpc/client";
import { ValidationError } from "@orpc/contract";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../log/log.ts";

export interface FailedCall {
  /** `area.verb` */
  readonly call: string;
  /** The window does not wait for it any more: it cancelled, or its document is gone. */
  readonly isAbandoned: boolean;
}

export function toContractError(error: unknown, { call, isAbandoned }: FailedCall, log: Log): unknown {
  if (isAbandoned && error instanceof Error && error.name === "AbortError") return error;
  if (error instanceof PairdeskError) {
    log.warn("call refused", { call, code: error.code });
    const { message, code, advice } = error;
    return new ORPCError("REFUSED", { status: 409, message, data: { code, advice }, defined: true });
  }
  const invalid = error instanceof ORPCError && error.cause instanceof ValidationError ? error.cause : undefined;
  if (invalid && error instanceof ORPCError && error.code === "BAD_REQUEST") {
    const issues = issuesOf(invalid);
    log.warn("input refused", { call, issues });
    const message = "The window asked for something in a form that the core does not know.";
    return new ORPCError("BAD_REQUEST", { message, data: { issues }, defined: true });
  }
  const cause = invalid
    ? new Error(`not the answer that the contract names: ${JSON.stringify(issuesOf(invalid))}`)
    : error;
  const errorId = log.error("call failed", cause, { call });
  const message = "Pairdesk made a mistake. Nothing was changed by it as far as is known.";
  return new ORPCError("INTERNAL_SERVER_ERROR", { message, data: { errorId }, defined: true });
}

interface Issue {
  path: (string | number)[];
  message: string;
}

const issuesOf = (invalid: ValidationError): Issue[] =>
  invalid.issues.map(({ path = [], message }) => ({ path: path.map(stepOf), message }));

function stepOf(step: PropertyKey | { readonly key: PropertyKey }): string | number {
  const key = typeof step === "object" ? step.key : step;
  return typeof key === "number" ? key : String(key);
}
