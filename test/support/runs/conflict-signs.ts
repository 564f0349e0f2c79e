/** A conflict with any combination of signs, as it would be seen, and its mirror image. */
import { readSituation, type Situation } from "../../../shared/assessment/situation.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import { rememberAll } from "../judge.ts";
import {
  ago,
  answered,
  definePair,
  denied,
  health,
  type Name,
  nowMs,
  site,
  siteAddress,
  unhealthy,
  unreachable,
} from "../observations.ts";
import { knownOf } from "./known-of.ts";

export const signValues = {
  role: ["primary", "backup"],
  sharedIp: ["site1", "site2", "both", "neither"],
  site: ["site1", "site2", "nobody", "unknown"],
  sync: ["site1", "site2", "same", "none"],
  lastPrimary: ["site1", "site2", null],
  healthy: ["site1", "site2", "both"],
  clients: ["site1", "site2", null],
} as const;

export type Signs = { [Kind in keyof typeof signValues]: (typeof signValues)[Kind][number] };

/** Every combination there is. */
export function allSigns(): Signs[] {
  return Object.entries(signValues).reduce<Record<string, unknown>[]>(
    (all, [kind, values]) => all.flatMap((signs) => values.map((value) => ({ ...signs, [kind]: value }))),
    [{}],
  ) as Signs[];
}

const otherName: Readonly<Record<string, Name>> = { site1: "site2", site2: "site1" };

export const mirrored = (signs: Signs): Signs =>
  Object.fromEntries(Object.entries(signs).map(([kind, value]) => [kind, otherName[value ?? ""] ?? value])) as Signs;

export const mirroredName = (name: string | null): string | null => (name === null ? null : (otherName[name] ?? name));

const sharedIp = "203.0.113.10";
const inOrder = knownOf();

export function knownInConflict(signs: Signs, changes: Partial<PairDefinition> = {}): RunKnowledge {
  const pair = definePair({ network: { method: "shared-ip", sharedIps: [sharedIp] }, ...changes });
  const { lastPrimary, clients } = signs;
  return {
    // Judging the whole pair for thousands of combinations would cost far more than what is asked of them.
    ...inOrder,
    situation: situationOf(signs, pair),
    lastSeenPrimary: lastPrimary === null ? null : { appliance: lastPrimary, at: ago(3600) },
    clients: clients === null ? null : { appliance: clients, at: ago(5), counts: [{ kind: "sessions", count: 3 }] },
  };
}

/** Who was primary before and who is connected is no part of it, so most combinations share one. */
const situations = new Map<string, Situation>();

function situationOf({ lastPrimary: _last, clients: _clients, ...seen }: Signs, pair: PairDefinition): Situation {
  const key = JSON.stringify([seen, pair.normalPrimary]);
  const looks = () => [lookAt("site1", seen), lookAt("site2", seen), siteLook(seen.site), siteAddress()];
  const situation = situations.get(key) ?? readSituation(pair, rememberAll(looks()), { nowMs });
  situations.set(key, situation);
  return situation;
}

function lookAt(
  name: Name,
  { role, sharedIp: holder, sync, healthy }: Omit<Signs, "lastPrimary" | "clients">,
): Observation {
  const isTelling = healthy === "both" || healthy === name;
  const syncAt = sync === "same" ? ago(600) : ago(sync === name ? 600 : 9000);
  const told = {
    role,
    sharedIps: holder === name || holder === "both" ? [sharedIp] : [],
    lastSync: sync === "none" ? null : { at: syncAt, status: "ok" },
  };
  // What an appliance that is ill says of its shared IPs counts for nothing, so these combinations hold "not told" too.
  return health(name, isTelling ? answered(name, told) : unhealthy(name, told));
}

function siteLook(served: Signs["site"]): Observation {
  if (served === "nobody") return site(unreachable);
  return site(served === "unknown" ? denied : answered(served, { lastSync: null }));
}
