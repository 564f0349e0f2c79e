/**
 * What the JSON command API answers to `/health` (api-facts 3.2 to 3.4), turned into readings. An HTTP 500 that carries a
 * health body is a reading of an unhealthy appliance; any other 500 is a fault of the server.
 */
import { z } from "zod";
import type { HealthReading } from "../../../shared/domain/observation.ts";
import type { HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import { type FailedOutcome, type HealthOutcome, isPlausibleTime, longestText } from "./command-api.ts";

const text = z.string().transform((value) => value.slice(0, longestText));
export const optionalText = text.nullish().transform((value) => value ?? null);

/** Unknown fields are ignored, as the vendor announces new ones. An unhealthy answer may hold null anywhere. */
const healthSchema = z.object({
  message: optionalText,
  version: optionalText,
  build: optionalText,
  appliance_hostname: optionalText,
  appliance_id: optionalText,
  cluster_role: optionalText,
  failover_role: z.enum(["primary", "backup", "none"]).nullish(),
  enabled_shared_ips: z.array(text).max(64).nullish(),
  last_data_sync: z.iso
    .datetime({ offset: true })
    .refine((iso) => isPlausibleTime(Date.parse(iso)), "no time a sync can have")
    .nullish(),
  last_data_sync_status: optionalText,
});

export function readHealth(answer: HttpsResponse): HealthOutcome | FailedOutcome {
  if (answer.status === 403) return { kind: "forbidden", detail: "HTTP 403" };
  const parsed = healthSchema.safeParse(parseJson(answer.text));
  if (answer.status === 200 && parsed.success && parsed.data.failover_role) {
    return { kind: "answered", reading: toReading(parsed.data, answer, true) };
  }
  const isHealthBody = parsed.success && (parsed.data.appliance_id !== null || parsed.data.failover_role != null);
  if (answer.status === 500 && isHealthBody) {
    const messages = parsed.data.message === null ? [] : [parsed.data.message];
    return { kind: "unhealthy", reading: toReading(parsed.data, answer, false), messages };
  }
  return { kind: "bad-answer", status: answer.status, detail: describe(answer, parsed.error) };
}

function toReading(body: z.infer<typeof healthSchema>, answer: HttpsResponse, isHealthy: boolean): HealthReading {
  return {
    applianceId: body.appliance_id,
    hostname: body.appliance_hostname,
    version: body.version,
    build: body.build,
    clusterRole: body.cluster_role,
    role: body.failover_role ?? null,
    // Absent, null and [] all mean "none enabled" on a healthy appliance, and nothing at all on an unhealthy one.
    sharedIps: body.enabled_shared_ips ?? (isHealthy ? [] : null),
    lastSync: body.last_data_sync
      ? { at: new Date(body.last_data_sync).toISOString(), status: body.last_data_sync_status }
      : null,
    clock: answer.date,
  };
}

function describe(answer: HttpsResponse, error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  if (parseJson(answer.text) === undefined) return `HTTP ${answer.status} without JSON`;
  if (issue) return `${issue.path.join(".") || "the document"}: ${issue.message}`;
  return answer.status === 200 ? "a health without a failover role" : `HTTP ${answer.status}`;
}
