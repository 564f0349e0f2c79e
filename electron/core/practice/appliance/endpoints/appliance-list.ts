/**
 * `GET /api/command/v2/appliance` (api-facts 3.2): both appliances with their roles as this one sees them. The peer is
 * asked each time; when it does not answer, its role is the one seen last.
 */
import type { Appliance } from "../appliance.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { Route } from "../http/route.ts";
import { listAppliances } from "../list-appliances.ts";

export const applianceListRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/appliance",
  access: "command-api",
  isThere: () => appliance.conduct.now.api === "v2",
  get: async () => jsonAnswer(200, await listAppliances(appliance)),
});
