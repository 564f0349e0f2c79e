/** Every address a practice appliance knows; anything else is 404. */
import type { Appliance } from "../appliance.ts";
import type { Route } from "../http/route.ts";
import { applianceListRoute } from "./appliance-list.ts";
import { checkHealthRoute } from "./check-health.ts";
import { healthRoute } from "./health.ts";
import { infoRoute } from "./info.ts";
import { peerDataSyncRoutes } from "./peer-data-sync.ts";
import { peerStatusRoute } from "./peer-status.ts";
import { tokenRoute } from "./token.ts";

export const allRoutes = (appliance: Appliance): Route[] => [
  tokenRoute(appliance),
  infoRoute(appliance),
  healthRoute(appliance),
  applianceListRoute(appliance),
  checkHealthRoute(appliance),
  peerStatusRoute(appliance),
  ...peerDataSyncRoutes(appliance),
];
