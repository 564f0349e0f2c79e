/**
 * What speaks for the one or the other appliance while both hold the same role (`judgement.md` 5). Which of them is the
 * normal primary is no vote: identity says nothing about who holds the live data.
 */
import { enabledSharedIps } from "../../assessment/findings/shared-ip.ts";
import type { ApplianceSituation } from "../../assessment/situation.ts";
import type { Grade } from "../../domain/pair-status.ts";
import type { ConnectedClients, RunKnowledge } from "../run-knowledge.ts";

export const voteKinds = ["shared-ip", "site-name", "last-primary", "last-sync", "health", "clients"] as const;
export type VoteKind = (typeof voteKinds)[number];

export interface Vote {
  kind: VoteKind;
  /** null: it speaks for neither. */
  for: string | null;
  what: string;
  at: string | null;
  grade: Grade;
}

export const collectVotes = (known: RunKnowledge): Vote[] => [
  ...(known.situation.pair.network.method === "shared-ip" ? [sharedIpVote(known)] : []),
  siteVote(known),
  lastPrimaryVote(known),
  lastSyncVote(known),
  healthVote(known),
  clientsVote(known),
];

const saysNothing = (kind: VoteKind, what: string, at: string | null = null): Vote => ({
  kind,
  for: null,
  what,
  at,
  grade: "unknown",
});

const seenAt = ({ readBy, health }: ApplianceSituation): string | null => (readBy ?? health)?.at ?? null;

function sharedIpVote({ situation }: RunKnowledge): Vote {
  const [first, second] = situation.appliances;
  const [a, b] = [enabledSharedIps(first), enabledSharedIps(second)];
  if (a === null || b === null) return saysNothing("shared-ip", "Where the shared IP is enabled is not known.");
  const holders = [...(a.length > 0 ? [first] : []), ...(b.length > 0 ? [second] : [])];
  const [holder] = holders;
  if (!holder || holders.length === 2) {
    return saysNothing("shared-ip", `The shared IP is enabled on ${holder ? "both" : "neither"}.`, seenAt(first));
  }
  const what = `The shared IP is enabled on ${holder.name} alone.`;
  return { kind: "shared-ip", for: holder.name, what, at: seenAt(holder), grade: "api" };
}

function siteVote({ situation }: RunKnowledge): Vote {
  const { servedBy, site, pair, appliances } = situation;
  const { host } = pair.site;
  if (!appliances.some(({ name }) => name === servedBy)) {
    return saysNothing("site-name", `${host} is not known to be served by either.`, site?.at ?? null);
  }
  return {
    kind: "site-name",
    for: servedBy,
    what: `${host} is served by ${servedBy}.`,
    at: site?.at ?? null,
    grade: "api",
  };
}

/** While both are primary, a look since then that found one of them so says nothing about who was it before. */
function lastPrimaryVote({ situation, lastSeenPrimary: last }: RunKnowledge): Vote {
  if (!last) return saysNothing("last-primary", "Who was primary last was not seen from here.");
  const looks = situation.appliances.map((one) => Date.parse(seenAt(one) ?? "")).filter((ms) => !Number.isNaN(ms));
  if (situation.conflict === "primary" && Date.parse(last.at) >= Math.min(...looks)) {
    return saysNothing("last-primary", "Who was primary before both were was not seen from here.", last.at);
  }
  const what = `${last.appliance} was primary last, as seen from here.`;
  return { kind: "last-primary", for: last.appliance, what, at: last.at, grade: "api" };
}

function lastSyncVote({ situation }: RunKnowledge): Vote {
  const told = situation.appliances
    .flatMap((one) => (one.reading?.lastSync ? [{ one, atMs: Date.parse(one.reading.lastSync.at) }] : []))
    .sort((a, b) => b.atMs - a.atMs);
  const [newest, other] = told;
  if (!newest) return saysNothing("last-sync", "Neither tells of a data sync.");
  if (newest.atMs === other?.atMs) {
    return saysNothing("last-sync", "Both tell of the same last data sync.", seenAt(newest.one));
  }
  const what = `${newest.one.name} tells of the latest data sync (${newest.one.reading?.lastSync?.at}).`;
  return { kind: "last-sync", for: newest.one.name, what, at: seenAt(newest.one), grade: "api" };
}

function healthVote({ situation }: RunKnowledge): Vote {
  const healthy = situation.appliances.filter(({ isHealthy }) => isHealthy === true);
  const [only] = healthy;
  const isOtherIll = situation.appliances.some(({ isHealthy }) => isHealthy === false);
  if (!only || healthy.length === 2 || !isOtherIll) {
    return saysNothing("health", healthy.length === 2 ? "Both are healthy." : "Their health tells them not apart.");
  }
  return { kind: "health", for: only.name, what: `Only ${only.name} is healthy.`, at: seenAt(only), grade: "api" };
}

/** It speaks for one of them only where nobody is connected to the other one, or that one does not tell. */
function clientsVote({ clients, connected }: RunKnowledge): Vote {
  const asked = connected.length > 0 || !clients ? connected : [clients];
  const busy = asked.filter((one) => countOf(one) > 0);
  const [only] = busy;
  if (!only) return saysNothing("clients", "Nobody is known to be connected to either.", asked[0]?.at ?? null);
  const what = asked.map(connectedWords).join("; ");
  const isAlone = busy.length === 1;
  return { kind: "clients", for: isAlone ? only.appliance : null, what: `${what}.`, at: only.at, grade: "api" };
}

const countOf = ({ counts }: ConnectedClients): number => (counts ?? []).reduce((sum, { count }) => sum + count, 0);

function connectedWords(asked: ConnectedClients): string {
  if (asked.counts === null) return `how many are connected to ${asked.appliance} is not known`;
  const count = countOf(asked);
  return `${count} ${count === 1 ? "client is" : "clients are"} connected to ${asked.appliance}`;
}
