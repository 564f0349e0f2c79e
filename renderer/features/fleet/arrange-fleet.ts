/** Which pairs the fleet page shows, in which order and under which groups. Pure, so that it can be tried with any fleet. */
import type { Verdict } from "../../../shared/domain/pair-status.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { plainText } from "../../ranking/match-words.ts";
import { byNeed, byText, needsAttention } from "../../ranking/need.ts";
import type { FleetChoices, FleetOrder } from "../../stores/fleet-store.ts";
import { knownSync } from "../../words/pair-words.ts";
import { verdictOrder } from "../../words/verdict-words.ts";
import { checkedAt } from "./checked-at.ts";

export interface FleetGroup {
  /** null: those that belong to no group; or all, when nothing is grouped. */
  name: string | null;
  pairs: readonly PairView[];
  attention: number;
}

export interface ArrangedFleet {
  groups: readonly FleetGroup[];
  /** Whether the groups have headings. */
  isGrouped: boolean;
  /** In the order in which they stand; those of collapsed groups too. */
  shown: readonly PairView[];
  /** Of those that fit the search, how many have each verdict, worst first. */
  counts: readonly { verdict: Verdict; count: number }[];
}

export function arrangeFleet(pairs: readonly PairView[], choices: FleetChoices): ArrangedFleet {
  const found = findPairs(pairs, choices.search);
  const chosen = choices.verdicts.length === 0 ? found : found.filter(hasVerdict(choices.verdicts));
  const sorted = [...chosen].sort(orders[choices.order]);
  const isGrouped = choices.isGrouped && pairs.some(({ group }) => group !== null);
  const groups = isGrouped ? grouped(sorted, choices.order) : [groupOf(null, sorted)];
  return {
    groups,
    isGrouped,
    shown: groups.flatMap((group) => group.pairs),
    counts: verdictOrder.map((verdict) => ({ verdict, count: found.filter(hasVerdict([verdict])).length })),
  };
}

const hasVerdict = (verdicts: readonly Verdict[]) => (pair: PairView) => verdicts.includes(pair.status.verdict);

/** Every word must occur somewhere in what names the pair, or in the code of a finding. */
function findPairs(pairs: readonly PairView[], search: string): readonly PairView[] {
  const words = plainText(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return pairs;
  return pairs.filter((pair) => {
    const text = plainText(searchedText(pair));
    return words.every((word) => text.includes(word));
  });
}

const searchedText = ({ status, site, group, appliances }: PairView): string =>
  [
    status.name,
    status.verdict,
    site.host,
    group,
    ...appliances.flatMap(({ name, host }) => [name, host]),
    ...status.findings.map(({ code }) => code),
  ].join("\n");

const orders: Record<FleetOrder, (a: PairView, b: PairView) => number> = {
  need: byNeed,
  name: (a, b) => byText(a.status.name, b.status.name) || byNeed(a, b),
  sync: (a, b) => byTime(knownSync(a)?.at, knownSync(b)?.at) || byNeed(a, b),
  checked: (a, b) => byTime(checkedAt(a), checkedAt(b)) || byNeed(a, b),
};

/** The oldest first; what is not known at all comes before it. */
const byTime = (a: string | null | undefined, b: string | null | undefined): number =>
  (a ? Date.parse(a) : 0) - (b ? Date.parse(b) : 0);

/** By need the group of the worst pair comes first, else they stand by name; pairs without a group come last. */
function grouped(sorted: readonly PairView[], order: FleetOrder): readonly FleetGroup[] {
  const byName = Map.groupBy(sorted, ({ group }) => group);
  const groups = [...byName].map(([name, pairs]) => groupOf(name, pairs));
  const named = groups.filter(({ name }) => name !== null);
  if (order !== "need") named.sort((a, b) => byText(a.name ?? "", b.name ?? ""));
  return [...named, ...groups.filter(({ name }) => name === null)];
}

const groupOf = (name: string | null, pairs: readonly PairView[]): FleetGroup => ({
  name,
  pairs,
  attention: pairs.filter(({ status }) => needsAttention(status)).length,
});
