/**
 * `POST /api/command/v2/failover-role` (api-facts 3.2, 3.4): 400 for unknown fields, 422 for wrong ones, 403 without full
 * access. A role change that is refused or fails is 500 with a message here; which status the vendor gives to a
 * cancelled one is unknown.
 */
import type { Appliance } from "../appliance.ts";
import { type ConductedAnswer, changeAsConducted } from "../failover/conducted-change.ts";
import { type ApplianceAnswer, cutAnswer, jsonAnswer, messageAnswer } from "../http/answer.ts";
import { mediaTypeOf, readJsonBody } from "../http/read-body.ts";
import type { ApplianceCall, Route } from "../http/route.ts";
import { roleChangeTexts } from "../role-change-texts.ts";

const fields = ["role", "data_sync_first", "force"];

export const failoverRoleRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/failover-role",
  access: "command-api",
  isThere: () => appliance.conduct.now.api === "v2",
  post: (call) => answerRoleChange(appliance, call),
});

async function answerRoleChange(appliance: Appliance, call: ApplianceCall): Promise<ApplianceAnswer> {
  appliance.counters.roleAskedFor();
  if (call.account?.command !== "full_access") {
    return messageAnswer(403, "This API account may only read in the command API.");
  }
  const body = mediaTypeOf(call.headers["content-type"]) === "application/json" ? readJsonBody(call.body) : null;
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return messageAnswer(400, "The body must be a JSON object.");
  }
  const wish = body as Record<string, unknown>;
  const unknown = Object.keys(wish).find((field) => !fields.includes(field));
  if (unknown !== undefined) return messageAnswer(400, `The body field ${unknown} is not known.`);
  const { role, data_sync_first: dataSyncFirst = false, force = false } = wish;
  if ((role !== "primary" && role !== "backup") || typeof dataSyncFirst !== "boolean" || typeof force !== "boolean") {
    return jsonAnswer(422, {
      message: "The given data was invalid.",
      errors: errorsIn({ role, dataSyncFirst, force }),
    });
  }
  return answerOf(await changeAsConducted(appliance, { role, dataSyncFirst, force }));
}

function answerOf(answer: ConductedAnswer): ApplianceAnswer {
  switch (answer.kind) {
    case "unwilling":
      return jsonAnswer(422, { message: answer.message, errors: {} });
    case "refused":
      return messageAnswer(500, answer.message);
    case "failed":
      return messageAnswer(500, "The failover operation failed.");
    case "cut":
      return cutAnswer;
    case "changed":
    case "sync-started":
      return messageAnswer(200, roleChangeTexts[answer.kind]);
  }
}

function errorsIn(wish: { role: unknown; dataSyncFirst: unknown; force: unknown }): Record<string, string[]> {
  return {
    ...(wish.role === "primary" || wish.role === "backup" ? {} : { role: ["The role must be primary or backup."] }),
    ...(typeof wish.dataSyncFirst === "boolean" ? {} : { data_sync_first: ["This must be true or false."] }),
    ...(typeof wish.force === "boolean" ? {} : { force: ["This must be true or false."] }),
  };
}
