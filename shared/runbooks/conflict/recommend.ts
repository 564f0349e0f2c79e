/**
 * Which appliance should be primary, or that nobody can tell. The two signs of who people reach now (shared IP, site name)
 * weigh most and may not contradict one another; who was primary and who synchronized last weigh less; health and
 * connected clients least. What speaks against an appliance counts as much as what speaks for it, and one weak sign, or
 * several that are split, is not enough to overwrite an appliance.
 */
import type { Vote, VoteKind } from "./votes.ts";

const weights: Readonly<Record<VoteKind, number>> = {
  "shared-ip": 3,
  "site-name": 3,
  "last-primary": 2,
  "last-sync": 2,
  health: 1,
  clients: 1,
};
const strong = 3;
/** As much as one of the strong signs, with nothing against it. */
const enough = 3;

export interface Recommendation {
  /** null: cannot tell. */
  appliance: string | null;
  /** What it rests on. */
  why: string;
}

export function recommend(votes: readonly Vote[]): Recommendation {
  const cast = votes.flatMap((vote) => (vote.for === null ? [] : [{ ...vote, for: vote.for }]));
  if (cast.length === 0) return cannotTell("Nothing that was seen speaks for either of the two.");
  const reached = new Set(cast.filter(({ kind }) => weights[kind] === strong).map((vote) => vote.for));
  if (reached.size > 1) {
    return cannotTell("The shared IP and the site name lead to different appliances.");
  }
  const best = [...new Set(cast.map((vote) => vote.for))].find((name) => leadOf(name, cast) >= enough);
  if (best !== undefined && [...reached].some((name) => name !== best)) {
    return cannotTell(`People reach another appliance than the one for which the rest speaks: ${wordsOf(cast)}`);
  }
  if (best === undefined) return cannotTell(`That is too little, or too divided: ${wordsOf(cast)}`);
  const against = cast.filter((vote) => vote.for !== best);
  const reasons = wordsOf(cast.filter((vote) => vote.for === best));
  return { appliance: best, why: against.length === 0 ? reasons : `${reasons} Against it: ${wordsOf(against)}` };
}

const cannotTell = (why: string): Recommendation => ({ appliance: null, why });

const leadOf = (name: string, cast: readonly Vote[]): number =>
  cast.reduce((lead, vote) => lead + (vote.for === name ? weights[vote.kind] : -weights[vote.kind]), 0);

const wordsOf = (votes: readonly Vote[]): string => votes.map(({ what }) => what).join(" ");
