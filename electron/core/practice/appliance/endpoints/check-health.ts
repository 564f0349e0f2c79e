/**
 * `GET /check_health` (api-facts 5): for load balancers and people, without login, 200 or 500 and a short text. The
 * vendor's wording, and what a healthy backup says, are unknown; here a healthy backup says 200.
 */
import type { Appliance } from "../appliance.ts";
import type { Route } from "../http/route.ts";

export const checkHealthRoute = (appliance: Appliance): Route => ({
  path: "/check_health",
  access: "anonymous",
  get() {
    const isWell = appliance.health.problems().length === 0;
    return isWell
      ? { status: 200, body: "The appliance is well.\n" }
      : { status: 500, body: "The appliance is not well.\n" };
  },
});
