/**
 * Finds which version of the command API an appliance speaks, and what the account may do, with one token (api-facts 3.1):
 * v2's `/info` answers, or is not there and then it is v1. A refusal is never taken for a missing version.
 */
import type { HttpsClient } from "../net/https-client.ts";
import type { AccountRights, CommandApi, FailedOutcome } from "./command-api.ts";
import { commandApiV1 } from "./command-api-v1.ts";
import { commandApiV2 } from "./command-api-v2.ts";
import { isTokenRefused, withToken } from "./token-answer.ts";

/** What one token opens. */
export interface Access {
  kind: "access";
  token: string;
  api: CommandApi;
  /** null: not told in a form that is understood. */
  rights: AccountRights | null;
  /** True: the appliance answered the question for the rights with an error in words (v1). */
  isRightsRefused: boolean;
}

export type Detection =
  | Access
  | { kind: "token-refused" }
  | { kind: "stopped"; api: CommandApi["version"] | "none"; outcome: FailedOutcome };

export async function detectApi(https: HttpsClient, token: string): Promise<Detection> {
  for (const api of [commandApiV2, commandApiV1]) {
    const answer = await https.send(withToken(api.rights.request, token));
    if (answer.kind !== "response") return { kind: "stopped", api: "none", outcome: answer };
    if (isTokenRefused(answer)) return { kind: "token-refused" };
    if (answer.status === 404) continue;
    const read = api.rights.read(answer);
    if (read.kind === "forbidden") return { kind: "stopped", api: api.version, outcome: read };
    const rights = read.kind === "rights" ? read : null;
    return { kind: "access", token, api, rights, isRightsRefused: read.kind === "refused" };
  }
  const detail = "it offers neither version of the command API";
  return { kind: "stopped", api: "none", outcome: { kind: "bad-answer", status: 404, detail } };
}
