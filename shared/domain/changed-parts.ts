/** Which parts of a pair's description a change concerned, in a few words; the values stay out of it, but for names. */
import type { Appliance, PairDefinition } from "./pair.ts";

/** Empty: the two say the same. */
export function changedParts(before: PairDefinition, after: PairDefinition): string[] {
  const parts: [words: string, of: (pair: PairDefinition) => unknown][] = [
    [`name (was ${before.name})`, ({ name }) => name],
    ["group", ({ group }) => group],
    ["site", ({ site }) => site],
    ["network method", ({ network }) => network.method],
    ["shared IPs", ({ network }) => network.sharedIps],
    ["normal primary", normalPlace],
    ["vantage addresses", ({ vantage }) => vantage],
    ["thresholds", ({ thresholds }) => thresholds],
    ["portal names", ({ portalNames }) => portalNames],
  ];
  const own = before.appliances.flatMap((appliance, place) => {
    const now = after.appliances[place];
    return now ? changedAppliance(appliance, now) : [];
  });
  return [...differing(parts, before, after), ...own];
}

/** By place: an appliance that got another name is still the normal primary. */
const normalPlace = ({ appliances, normalPrimary }: PairDefinition): number =>
  appliances.findIndex(({ name }) => name === normalPrimary);

function changedAppliance(before: Appliance, after: Appliance): string[] {
  const parts: [words: string, of: (appliance: Appliance) => unknown][] = [
    [`name of ${after.name} (was ${before.name})`, ({ name }) => name],
    [`address of ${after.name}`, ({ host, port }) => [host, port]],
    [`account of ${after.name}`, ({ clientId }) => clientId],
    [`account for writes of ${after.name}`, ({ writeClientId }) => writeClientId],
    [`address of ${after.name} for its partner`, ({ peer }) => peer],
    [`trust in ${after.name}`, ({ tls }) => tls],
  ];
  return differing(parts, before, after);
}

const differing = <Whole>(
  parts: readonly (readonly [words: string, of: (whole: Whole) => unknown])[],
  before: Whole,
  after: Whole,
): string[] => parts.filter(([, of]) => text(of(before)) !== text(of(after))).map(([words]) => words);

/** What a form leaves out and what it leaves empty are the same; the order of fields means nothing. */
const text = (value: unknown): string => JSON.stringify(sorted(value)) ?? "";

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
