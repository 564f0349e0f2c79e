/** The anonymous `/check_health` (api-facts 5): says that somebody answers, never who or in what role. Sends no secret. */
import type { ObservationOf } from "../../../shared/domain/observation.ts";
import type { Destination } from "../net/connect.ts";
import { createHttpsClient, type HttpsLimits, httpsLimits, type OnExchange } from "../net/https-client.ts";

/** A machine without power refuses nothing: how long a connection may take is part of how soon its silence is found. */
export const probeLimits: HttpsLimits = { ...httpsLimits, connectMs: 2_500, answerMs: 10_000, answerBytes: 64_000 };

/** `signal` ends a probe that is under way. */
export async function probePlainHealth(
  destination: Destination,
  limits: HttpsLimits,
  signal: AbortSignal,
  onExchange?: OnExchange,
): Promise<ObservationOf<"probe">["outcome"]> {
  const https = createHttpsClient(destination, limits, onExchange);
  const onAbort = () => void https.close();
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  try {
    const answer = await https.send({ method: "GET", path: "/check_health" });
    if (answer.kind === "response") return { kind: "answered", status: answer.status };
    // Whatever it sent instead of an answer, somebody is there.
    if (answer.kind === "bad-answer") return { kind: "answered", status: answer.status ?? 0 };
    return answer;
  } finally {
    signal.removeEventListener("abort", onAbort);
    await https.close();
  }
}
