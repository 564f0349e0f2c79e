/**
 * A finding in time: from the look that first showed it to the one that no longer did. What was there already when somebody
 * began to look, and what was gone when somebody looked again, may have begun or ended at any moment of that hole.
 */
import type { Finding, Severity } from "../domain/pair-status.ts";
import type { Hole } from "./segment.ts";

export interface Incident {
  code: string;
  appliance: string | null;
  /** The worst it had. */
  severity: Severity;
  /** As it was first put, in the words of the finding. */
  message: string;
  fromMs: number;
  /** Last seen. */
  untilMs: number;
  /** The first look that no longer showed it; null while it is open. */
  endedMs: number | null;
  /** The hole in which it may have begun or ended; null: somebody was looking. */
  beganAfter: Hole | null;
  endedAfter: Hole | null;
}

const incidentKey = ({ code, appliance }: { code: string; appliance?: string | null | undefined }): string =>
  `${code}/${appliance ?? ""}`;

export interface IncidentMoment {
  atMs: number;
  /** What interrupted the watching since the last look, where that pause was too long to believe in. */
  hole: Hole | null;
}

/** What changes with these findings: the incidents that are new, go on or have ended. Open ones only go in. */
export function stepIncidents(
  open: readonly Incident[],
  findings: readonly Finding[],
  { atMs, hole }: IncidentMoment,
): Incident[] {
  const known = new Map(open.map((incident) => [incidentKey(incident), incident]));
  const shown = new Map(findings.map((found) => [incidentKey(found), found]));
  const going = [...shown].map(([key, found]) => {
    const before = known.get(key);
    return before ? goOn(before, found, atMs) : begin(found, atMs, hole);
  });
  const ended = open
    .filter((incident) => !shown.has(incidentKey(incident)))
    .map((incident) => ({ ...incident, endedMs: Math.max(atMs, incident.untilMs), endedAfter: hole }));
  return [...going, ...ended];
}

const begin = ({ code, appliance, severity, message }: Finding, atMs: number, hole: Hole | null): Incident => ({
  code,
  appliance: appliance ?? null,
  severity,
  message,
  fromMs: atMs,
  untilMs: atMs,
  endedMs: null,
  beganAfter: hole,
  endedAfter: null,
});

const rank: readonly Severity[] = ["info", "warning", "critical"];
const worse = (a: Severity, b: Severity): Severity => (rank.indexOf(a) >= rank.indexOf(b) ? a : b);

const goOn = (incident: Incident, { severity }: Finding, atMs: number): Incident => ({
  ...incident,
  severity: worse(incident.severity, severity),
  untilMs: Math.max(atMs, incident.untilMs),
});
