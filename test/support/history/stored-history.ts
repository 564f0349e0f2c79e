/** A data folder with one pair and two days of its history, as the product would have left it. */
import { mkdirSync } from "node:fs";
import { openStores, type Stores } from "../../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import { silentLog } from "../silent-log.ts";
import { samplePair } from "../storage/sample-pair.ts";

const hourMs = 3_600_000;

/** Stands in every field of the pair that lets somebody in or says whom to trust. */
export const canary = "CANARY-0f9d2c";

export interface StoredHistory {
  dataFolder: string;
  pair: Pair;
  period: { from: string; until: string };
}

/** @param dataFolder made here */
export function storeHistory(dataFolder: string, untilMs = Date.UTC(2026, 2, 3)): StoredHistory {
  mkdirSync(dataFolder, { recursive: true });
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  const pair = pairWithCanary();
  stores.pairs.save(pair);
  const fromMs = untilMs - 48 * hourMs;
  putHistory(stores, pair.id, fromMs);
  stores.close();
  return {
    dataFolder,
    pair,
    period: { from: new Date(fromMs).toISOString(), until: new Date(untilMs).toISOString() },
  };
}

function pairWithCanary(): Pair {
  const pair = samplePair("pair-1", "Support site");
  const [a, b] = pair.appliances;
  const secretive = { clientId: canary, writeClientId: canary };
  return {
    ...pair,
    group: canary,
    appliances: [
      { ...a, ...secretive },
      { ...b, ...secretive },
    ],
  };
}

/** A day of protected, an outage of ten minutes, a night that nobody watched, protected again. */
function putHistory(stores: Stores, pairId: string, fromMs: number): void {
  const at = (hours: number) => fromMs + hours * hourMs;
  const segment = (lane: string, value: string, from: number, until: number, after: "begin" | "off" | null) => ({
    lane,
    value,
    fromMs: at(from),
    untilMs: at(until),
    looks: Math.round((until - from) * 60),
    after,
  });
  stores.history.put(pairId, {
    segments: [
      segment("verdict", "protected", 0, 24, "begin"),
      segment("verdict", "outage", 24, 24.2, null),
      segment("verdict", "protected", 24.2, 30, null),
      segment("verdict", "protected", 40, 48, "off"),
      segment("role/site1", "primary", 0, 30, "begin"),
      segment("role/site1", "primary", 40, 48, "off"),
    ],
    incidents: [
      {
        code: "SITE_UNREACHABLE",
        appliance: null,
        severity: "critical",
        message: "Nobody answers at support.example.com.",
        fromMs: at(24),
        untilMs: at(24.2),
        endedMs: at(24.2),
        beganAfter: null,
        endedAfter: null,
      },
    ],
    syncs: [],
    responses: [],
  });
  stores.memories.put(pairId, [
    [
      "certificate/site1",
      {
        kind: "certificate",
        appliance: "site1",
        at: new Date(at(40)).toISOString(),
        tookMs: 5,
        outcome: {
          kind: "served",
          refusal: null,
          certificate: {
            sha256: "ab".repeat(32),
            subject: "CN=support.example.com",
            issuer: "CN=Example CA",
            notBefore: "2026-01-01T00:00:00.000Z",
            notAfter: "2027-01-01T00:00:00.000Z",
            names: ["support.example.com"],
          },
        },
      },
    ],
  ]);
}
