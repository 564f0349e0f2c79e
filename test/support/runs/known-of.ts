/** What a run knows, from observations in few words; what is left out is as in a pair in good order. */
import { assessSituation } from "../../../shared/assessment/assess.ts";
import { readSituation } from "../../../shared/assessment/situation.ts";
import type { Attestation } from "../../../shared/domain/attestation.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import { type RunFacts, usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import { rememberAll } from "../judge.ts";
import { ago, applianceIds, definePair, healthyLooks, nowMs } from "../observations.ts";

export interface KnownOptions extends Partial<Omit<RunKnowledge, "facts" | "situation" | "status">> {
  seen?: Observation[];
  pair?: PairDefinition;
  facts?: Partial<RunFacts>;
  /** Nothing was ever seen of the pair before this run, as with a pairs file. */
  isFirstSight?: boolean;
}

export function knownOf({
  seen = healthyLooks(),
  pair = definePair(),
  facts,
  isFirstSight = false,
  ...more
}: KnownOptions = {}): RunKnowledge {
  const context = { nowMs, isSingleLook: true, suspectedSince: {} };
  const situation = readSituation(pair, rememberAll(seen), context);
  const status = assessSituation(situation, context);
  const read = readRunFacts({
    pair: { ...pair, id: "pair-1", practice: false },
    situation,
    status,
    swap: null,
    standIn: null,
    openChanges: more.changes ?? [],
    silentSince: null,
    outagesOf: () => [],
    timing: usualRunTiming,
  });
  return {
    facts: { ...(isFirstSight ? read : seenBefore(read)), ...facts },
    answers: {},
    situation,
    status,
    clients: null,
    connected: [],
    resolvers: [],
    attestations: goodAttestations(),
    changes: [],
    backups: { site1: ago(60), site2: ago(60) },
    lastSwapAt: null,
    writePermission: { site1: "full_access", site2: "full_access" },
    stepEnds: {},
    syncAtStart: null,
    lastSeenPrimary: null,
    ...more,
  };
}

/** Where no earlier look is given: as the one that is expected under its name. */
function seenBefore(facts: RunFacts): RunFacts {
  const known = facts.appliances.map((one) => ({
    ...one,
    knownAs: one.knownAs ?? { applianceId: applianceIds[one.name === "site1" ? "site1" : "site2"], at: ago(86_400) },
  }));
  const [first, second] = known;
  return first && second ? { ...facts, appliances: [first, second] } : facts;
}

export const attest = (
  item: Attestation["item"],
  appliance: string | null,
  value: string,
  daysAgo = 1,
): Attestation => ({ item, appliance, value, at: ago(daysAgo * 86_400), by: "Kim", note: null });

/** As the guide wants a pair with DNS swing set up. */
const goodAttestations = (): Attestation[] => [
  attest("backup-operations", "site1", "off"),
  attest("automatic-failover", "site1", "off"),
  attest("backup-operations", "site2", "on"),
  attest("automatic-failover", "site2", "off"),
  attest("sync-interval", "site2", "60"),
  attest("bandwidth", "site2", "none"),
  attest("keys-equal", null, "yes"),
  attest("mail-alerts", null, "yes"),
  attest("api-or-builtin", null, "yes"),
  attest("firewall-providers", null, "yes"),
  attest("connection-agents", null, "yes"),
];

export const attestationsBut = (...changed: Attestation[]): Attestation[] => [
  ...goodAttestations().filter(
    (one) => !changed.some(({ item, appliance }) => one.item === item && one.appliance === appliance),
  ),
  ...changed,
];
