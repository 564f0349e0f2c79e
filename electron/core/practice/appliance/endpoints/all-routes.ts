/** Every address a practice appliance knows; anything else is 404. */
import type { Appliance } from "../appliance.ts";
import type { Route } from "../http/route.ts";
import { webRoutes } from "../web/web-routes.ts";
import { applianceListRoute } from "./appliance-list.ts";
import { backupRoute } from "./backup.ts";
import { checkHealthRoute } from "./check-health.ts";
import { clientCountRoute } from "./client-count.ts";
import { commandXmlRoute } from "./command-xml.ts";
import { failoverRoleRoute } from "./failover-role.ts";
import { healthRoute } from "./health.ts";
import { infoRoute } from "./info.ts";
import { peerDataSyncRoutes } from "./peer-data-sync.ts";
import { peerFailoverRoutes } from "./peer-failover.ts";
import { peerStatusRoute } from "./peer-status.ts";
import { tokenRoute } from "./token.ts";

export const allRoutes = (appliance: Appliance): Route[] => [
  tokenRoute(appliance),
  infoRoute(appliance),
  healthRoute(appliance),
  applianceListRoute(appliance),
  clientCountRoute(appliance),
  failoverRoleRoute(appliance),
  commandXmlRoute(appliance),
  backupRoute(appliance),
  checkHealthRoute(appliance),
  peerStatusRoute(appliance),
  ...peerDataSyncRoutes(appliance),
  ...peerFailoverRoutes(appliance),
  ...webRoutes(appliance),
];
