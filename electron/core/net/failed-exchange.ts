/** What an exchange that brought no answer says about the remote. */
import { errors } from "undici";
import type { ApplianceOutcome, TlsUntrusted, Unreachable } from "../../../shared/domain/observation.ts";
import { ConnectionRefusal } from "./trusted-agent.ts";

export type NoAnswer = TlsUntrusted | Unreachable | Extract<ApplianceOutcome, { kind: "bad-answer" }>;

export function failedExchange(error: unknown): NoAnswer {
  if (error instanceof ConnectionRefusal) return error.outcome;
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return { kind: "bad-answer", status: null, detail: "the answer is larger than any real one" };
  }
  if (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError
  ) {
    return { kind: "bad-answer", status: null, detail: "the answer is not HTTP" };
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isTimeout = code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT" || code === "23";
  if (isTimeout || (error instanceof Error && error.name === "TimeoutError")) {
    return { kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" };
  }
  return { kind: "unreachable", layer: "http", code: code === "UND_ERR_SOCKET" || code === "" ? "ECONNRESET" : code };
}
