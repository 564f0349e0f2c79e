/** The other appliance asks for this one's role. */
import type { Appliance } from "../appliance.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { Route } from "../http/route.ts";
import { peerPaths } from "../peer/peer-paths.ts";

export const peerStatusRoute = (appliance: Appliance): Route => ({
  path: peerPaths.status,
  access: "peer",
  get: () => jsonAnswer(200, appliance.status()),
});
