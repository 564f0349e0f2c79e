/** The JSON command API (api-facts 3). Unknown fields are ignored, as the vendor announces new ones. */
import { z } from "zod";
import { type ListedAppliance, roleSchema } from "../../../shared/domain/observation.ts";
import type { HttpsRequest, HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import {
  type AccountRights,
  type ApplianceList,
  type CommandApi,
  clusterRoleOf,
  type FailedOutcome,
  mostAppliances,
} from "./command-api.ts";
import { optionalText, readHealth } from "./health-v2.ts";

const get = (path: string): HttpsRequest => ({
  method: "GET",
  path: `/api/command/v2${path}`,
  headers: { accept: "application/json" },
});

export const commandApiV2: CommandApi = {
  version: "v2",
  rights: { request: get("/info"), read: readRights },
  health: { request: get("/health"), read: readHealth },
  appliances: { request: get("/appliance"), read: readAppliances },
};

const infoSchema = z.object({
  permissions: z.object({ perm_command: z.enum(["full_access", "read_only", "deny"]) }),
  product: z.enum(["rs", "pra"]).nullish().catch(null),
  current_time: z.iso.datetime({ offset: true }).nullish().catch(null),
});

/** An answer that does not tell the rights in a form that is understood is no reason not to ask for the health. */
function readRights(answer: HttpsResponse): AccountRights | FailedOutcome {
  if (answer.status === 403) return { kind: "forbidden", detail: "HTTP 403" };
  const parsed = infoSchema.safeParse(parseJson(answer.text));
  const told = answer.status === 200 && parsed.success ? parsed.data : null;
  return {
    kind: "rights",
    permission: told?.permissions.perm_command ?? null,
    product: told?.product ?? null,
    clock: told?.current_time ? new Date(told.current_time).toISOString() : null,
  };
}

const listSchema = z
  .array(
    z.object({
      id: optionalText,
      name: optionalText,
      public_hostname: optionalText,
      cluster_role: optionalText,
      failover_role: roleSchema.nullish(),
      accepting_connections: z.boolean().nullish(),
    }),
  )
  .max(mostAppliances);

function readAppliances(answer: HttpsResponse): ApplianceList | FailedOutcome {
  const { status } = answer;
  if (status === 403) return { kind: "forbidden", detail: "HTTP 403" };
  if (status !== 200) return { kind: "bad-answer", status, detail: `HTTP ${status}` };
  const parsed = listSchema.safeParse(parseJson(answer.text));
  if (parsed.success) return { kind: "listed", appliances: parsed.data.map(toListed) };
  const [issue] = parsed.error.issues;
  return { kind: "bad-answer", status, detail: `${issue?.path.join(".") || "the document"}: ${issue?.message}` };
}

const toListed = (entry: z.infer<typeof listSchema>[number]): ListedAppliance => ({
  id: entry.id,
  name: entry.name,
  hostname: entry.public_hostname,
  clusterRole: clusterRoleOf(entry.cluster_role),
  role: entry.failover_role ?? null,
  isAcceptingConnections: entry.accepting_connections ?? null,
});
