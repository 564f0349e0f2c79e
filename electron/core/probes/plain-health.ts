/** The anonymous `/check_health` (api-facts 5): says that somebody answers, never who or in what role. Sends no secret. */
import type { ObservationOf } from "../../../shared/domain/observation.ts";
import type { Destination } from "../net/connect.ts";
import { createHttpsClient } from "../net/https-client.ts";

const limits = { answerMs: 10_000, answerBytes: 64_000 };

export async function probePlainHealth(destination: Destination): Promise<ObservationOf<"probe">["outcome"]> {
  const https = createHttpsClient(destination, limits);
  try {
    const answer = await https.send({ method: "GET", path: "/check_health" });
    if (answer.kind === "response") return { kind: "answered", status: answer.status };
    // Whatever it sent instead of an answer, somebody is there.
    if (answer.kind === "bad-answer") return { kind: "answered", status: answer.status ?? 0 };
    return answer;
  } finally {
    await https.close();
  }
}
