/** What the lanes of a history and their values are called, on screen and in what is printed. */
import type { TimelineSpan } from "../domain/pair-timeline.ts";

const laneNames: Record<string, string> = {
  verdict: "Verdict",
  "served-by": "Site name answers",
  sync: "Data sync",
  vantage: "This computer's sight",
  reachable: "Reachable",
  health: "Health",
  role: "Role",
  "shared-ips": "Shared IPs",
  certificate: "Certificate",
};

/** A saved history can come from anybody: a kind named `constructor` finds nothing. */
const own = <Word>(words: Record<string, Word>, key: string): Word | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

export const laneName = ({ kind }: { kind: string }): string => own(laneNames, kind) ?? kind;

const valueNames: Record<string, Record<string, string>> = {
  reachable: { yes: "answers", no: "does not answer" },
  sync: { "in-time": "in time", overdue: "overdue", never: "never synchronized" },
  vantage: { "in-sight": "sees the network", lost: "sees nothing" },
  "shared-ips": { none: "none enabled" },
};

/** A certificate goes by the beginning of its fingerprint, which is enough to tell two apart. */
export function valueName(kind: string, value: string): string {
  if (kind === "certificate" && /^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 8)}…`;
  return own(own(valueNames, kind) ?? {}, value) ?? value;
}

export const holeNames: Record<Extract<TimelineSpan, { kind: "not-observed" }>["reason"], string> = {
  begin: "not watched yet",
  off: "not watched: Pairdesk was off",
  asleep: "not watched: this computer slept",
  silent: "no look came back",
  lost: "not known: this part of the record was damaged",
  removed: "no longer kept",
  "not-yet": "lies ahead",
};
