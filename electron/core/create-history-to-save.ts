/** What is saved or exported of a stored pair over a period: its timeline, and the facts that make it readable elsewhere. */
import packageFacts from "../../package.json" with { type: "json" };
import type { Observation } from "../../shared/domain/observation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import type { SavedCertificate, SavedHistory } from "../../shared/domain/saved-history.ts";
import type { Stores } from "./create-stores.ts";
import { createTimeline } from "./create-timeline.ts";
import { type Clock, isoNow } from "./ports.ts";

export interface HistoryToSave {
  stores: Stores;
  pair: Pair;
  period: { from: string; until: string };
  clock: Clock;
}

/** Throws PairdeskError `period-invalid`. */
export function createHistoryToSave({ stores, pair, period, clock }: HistoryToSave): SavedHistory {
  const { name, site, network, normalPrimary, appliances } = pair;
  const endpoint = ({ host, port }: { host: string; port: number }) => ({ host, port });
  return {
    savedAt: isoNow(clock),
    savedBy: packageFacts.version,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    pair: {
      name,
      site: endpoint(site),
      method: network.method,
      normalPrimary,
      appliances: appliances.map((appliance) => ({ name: appliance.name, ...endpoint(appliance) })),
    },
    certificates: rememberedCertificates(Object.values(stores.memories.load(pair.id))),
    timeline: createTimeline(stores.history, pair, period, clock),
  };
}

function rememberedCertificates(memory: readonly Observation[]): SavedCertificate[] {
  const found = memory.flatMap((observation) => {
    if (!("outcome" in observation) || observation.outcome.kind !== "served") return [];
    const { sha256, subject, issuer, notBefore, notAfter, names } = observation.outcome.certificate;
    return [[sha256, { sha256, subject, issuer, notBefore, notAfter, names }] as const];
  });
  return [...new Map(found).values()].sort((a, b) => a.sha256.localeCompare(b.sha256));
}
