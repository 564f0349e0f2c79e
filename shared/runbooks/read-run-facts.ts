/** How a pair stands when a run begins, as its runbook is written for. */
import { served } from "../assessment/findings/certificates/served.ts";
import type { ApplianceSituation, Situation } from "../assessment/situation.ts";
import type { LoginChange } from "../domain/login-change.ts";
import type { Pair } from "../domain/pair.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { middleOf } from "./middle-of.ts";
import type { FactsOfAppliance, KnownSwap, RunFacts, RunTiming } from "./run-facts.ts";

export interface RunFactsSources {
  pair: Pair;
  situation: Situation;
  status: PairStatus;
  swap: KnownSwap | null;
  /** Who took over last, as our own journals know. */
  standIn: string | null;
  /** Those that are re-applied are left out. */
  openChanges: readonly LoginChange[];
  /** Since when the primary is silent, as far as it was watched. ISO. */
  silentSince: string | null;
  /** How long an appliance was silent before, each time; none where nothing is kept. */
  outagesOf(appliance: string): readonly number[];
  timing: RunTiming;
}

export function readRunFacts(sources: RunFactsSources): RunFacts {
  const { pair, situation, swap, standIn, openChanges, silentSince, outagesOf, timing } = sources;
  const [first, second] = situation.appliances;
  const { host, port } = pair.site;
  return {
    pair: {
      id: pair.id,
      name: pair.name,
      isPractice: pair.practice,
      site: { host, port },
      method: pair.network.method,
      sharedIps: [...pair.network.sharedIps],
      normalPrimary: pair.normalPrimary,
    },
    appliances: [factsOf(first, sources), factsOf(second, sources)],
    siteAddress: addressOf(situation),
    servedBy: situation.servedBy,
    lastSync: situation.sync?.lastSync.at ?? null,
    primarySilentSince: silentSince,
    usualOutageMs: middleOf(outagesOf(situation.lastPrimary?.name ?? pair.normalPrimary)),
    swap,
    standIn,
    openChanges: openChanges
      .filter(({ reAppliedAt }) => reAppliedAt === null)
      .map(({ id, what, where }) => ({ id, what, where })),
    timing,
  };
}

/** Identity outlives an outage; role and health are only what it says now. */
function factsOf(situation: ApplianceSituation, sources: RunFactsSources): FactsOfAppliance {
  const { name, appliance, isNormalPrimary, reading, lastReading, readBy, first, isHealthy } = situation;
  const identity = reading ?? lastReading?.reading ?? null;
  const told = sources.status.appliances.find((status) => status.name === name);
  const api = told?.api ?? "none";
  return {
    name,
    host: appliance.host,
    port: appliance.port,
    isNormalPrimary,
    api: api === "none" ? null : api,
    applianceId: identity?.applianceId ?? null,
    knownAs: first && first.at !== readBy?.at ? first : null,
    hostname: identity?.hostname ?? null,
    version: identity?.version ?? null,
    build: identity?.build ?? null,
    role: reading?.role ?? null,
    isHealthy,
    clusterRole: told?.clusterRole ?? null,
    peer: appliance.peer ? { host: appliance.peer.host, port: appliance.peer.port } : null,
    certificate: shownBy(situation, sources.situation),
  };
}

function shownBy(appliance: ApplianceSituation, situation: Situation): FactsOfAppliance["certificate"] {
  const shown = served(appliance, situation);
  if (!shown) return null;
  const { notAfter, chain } = shown.certificate;
  return { notAfter, isSelfSigned: chain?.[0]?.isSelfSigned ?? false, refusal: shown.refusal };
}

function addressOf({ siteAddress }: Situation): RunFacts["siteAddress"] {
  if (siteAddress?.outcome.kind !== "resolved") return null;
  const { addresses, ttlSeconds } = siteAddress.outcome;
  return { addresses, ttlSeconds };
}
