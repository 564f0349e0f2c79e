/** The pair as the window shows it: the conclusion with the ages of what it rests on. */

import type { LoginChange } from "../domain/login-change.ts";
import type { ApplianceOutcome, Obstacle } from "../domain/observation.ts";
import type { Pair } from "../domain/pair.ts";
import type { PairView } from "../domain/pair-view.ts";
import { takeoverCountdown } from "../readiness/takeover-countdown.ts";
import { assessSituation } from "./assess.ts";
import type { AssessmentContext } from "./context.ts";
import { activeMaintenance } from "./expectation.ts";
import type { Memory } from "./memory.ts";
import { type ApplianceSituation, readSituation } from "./situation.ts";

export interface ViewContext extends AssessmentContext {
  isLooking: boolean;
  rolesAcknowledgedAt: string | null;
  /** None when left out. */
  loginChanges?: readonly LoginChange[];
}

export function viewPair(pair: Pair, memory: Memory, context: ViewContext): PairView {
  const situation = readSituation(pair, memory, context);
  const [first, second] = situation.appliances;
  return {
    id: pair.id,
    practice: pair.practice,
    group: pair.group ?? null,
    site: { host: pair.site.host, port: pair.site.port },
    method: pair.network.method,
    normalPrimary: pair.normalPrimary,
    appliances: [viewAppliance(first), viewAppliance(second)],
    siteLookedAt: situation.site?.at ?? null,
    siteObstacle: obstacleIn(situation.site?.outcome),
    status: assessSituation(situation, context),
    maintenance: activeMaintenance(context),
    rolesAcknowledgedAt: context.rolesAcknowledgedAt,
    countdown: takeoverCountdown(situation, context),
    loginChanges: countChanges(context.loginChanges ?? []),
    assessedAt: new Date(context.nowMs).toISOString(),
    isLooking: context.isLooking,
  };
}

const countChanges = (changes: readonly LoginChange[]): PairView["loginChanges"] => ({
  all: changes.length,
  open: changes.filter(({ reAppliedAt }) => reAppliedAt === null).length,
});

function viewAppliance({ appliance, health, readBy, reading, lastReading, isStale }: ApplianceSituation) {
  const { name, host, port } = appliance;
  const data = readBy && reading ? { reading, at: readBy.at } : lastReading;
  const role = data?.reading.role;
  return {
    name,
    host,
    port,
    dataAt: data?.at ?? null,
    lookedAt: health?.at ?? null,
    lastRole: data && role ? { role, at: data.at } : null,
    isStale,
    obstacle: obstacleIn(health?.outcome),
  };
}

const obstacleIn = (outcome: ApplianceOutcome | undefined): Obstacle | null =>
  !outcome || "reading" in outcome ? null : outcome;
