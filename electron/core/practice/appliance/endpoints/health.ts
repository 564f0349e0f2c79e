/** `GET /api/command/v2/health` (api-facts 3.2, 3.3): 200 when healthy, 500 with the same body and a message when not. */
import type { Appliance } from "../appliance.ts";
import type { Route } from "../http/route.ts";

export const healthRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/health",
  access: "command-api",
  isThere: () => appliance.conduct.now.api === "v2",
  get: () => appliance.health.answer(),
});
