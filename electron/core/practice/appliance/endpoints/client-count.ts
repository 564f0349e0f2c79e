/**
 * `GET /api/command/v2/appliance/client-count` (api-facts 3.2): how many clients are connected to each appliance. Known
 * only in the edition for privileged access; the names of the counts here are ours.
 */
import type { Appliance } from "../appliance.ts";
import { connectedClients } from "../connected-clients.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { Route } from "../http/route.ts";
import { listAppliances } from "../list-appliances.ts";

export const clientCountRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/appliance/client-count",
  access: "command-api",
  isThere: () => appliance.conduct.now.api === "v2",
  async get() {
    const counts = (await listAppliances(appliance)).map(({ id, name, failover_role }) => ({
      id,
      name,
      ...connectedClients(failover_role, appliance.hold.areUsersCutOff),
    }));
    return jsonAnswer(200, counts);
  },
});
