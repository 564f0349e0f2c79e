/** What a failed call means to the person: refused with advice, a fault of ours with an id, or no connection. */
import { ORPCError } from "@orpc/client";
import type { ErrorCode } from "../../shared/errors.ts";

export type CallFailure =
  | { kind: "refused"; message: string; advice: string }
  | { kind: "fault"; message: string; errorId: string | null }
  | { kind: "lost" };

export function toCallFailure(error: unknown): CallFailure {
  if (!(error instanceof ORPCError)) return { kind: "lost" };
  const errorData: unknown = error.data;
  if (error.code === "REFUSED") {
    return { kind: "refused", message: error.message, advice: textOf(errorData, "advice") ?? "" };
  }
  return { kind: "fault", message: error.message, errorId: textOf(errorData, "errorId") };
}

/** Why the core refused, for what stands beside the field that causes it; null: it failed in another way. */
export function refusalCode(error: unknown): ErrorCode | null {
  const code = error instanceof ORPCError && error.code === "REFUSED" ? textOf(error.data, "code") : null;
  return code === null ? null : (code as ErrorCode);
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
}
