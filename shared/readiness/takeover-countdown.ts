/**
 * When the backup takes over by itself, while the primary keeps silent. It counts from the backup's own first miss, which
 * nobody here sees: the primary may have died at any moment between its last answer to us and our first look without one,
 * and the backup looks in a rhythm of its own. So there is an earliest and a latest moment, never one.
 */
import type { AssessmentContext } from "../assessment/context.ts";
import { standIn } from "../assessment/findings/roles.ts";
import { lookIntervalMs } from "../assessment/intervals.ts";
import { otherThan, type Situation } from "../assessment/situation.ts";
import { countingValue } from "../attestations/attested.ts";
import type { TakeoverCountdown } from "../domain/takeover-countdown.ts";

/** The backup looks in a rhythm of its own that no text names; as often as this computer does, at the least. */
const backupRhythmMs = 60_000;

/** null: nothing is about to happen, or nobody has confirmed that the backup takes over by itself. */
export function takeoverCountdown(situation: Situation, context: AssessmentContext): TakeoverCountdown | null {
  const backup = standIn(situation);
  if (!backup || backup.reachable === false || situation.lostVantage) return null;
  const primary = otherThan(situation, backup);
  const silentSince = primary.lastReading?.at;
  if (primary.reachable !== false || primary.reading !== null || !silentSince) return null;
  if (backup.reading !== null && backup.reading.role !== "backup") return null;
  if (!takesOverByItself(context, backup.name)) return null;
  const timeout = Number(countingValue(context, "timeout", backup.name) ?? Number.NaN);
  const timeoutSeconds = Number.isFinite(timeout) ? timeout : null;
  return {
    standIn: backup.name,
    primary: primary.name,
    silentSince,
    timeoutSeconds,
    ...rangeOf({ silentSince, timeoutSeconds, context }),
    hasTestIps: asBoolean(countingValue(context, "test-ips", backup.name)),
    outages: outagesBeside(context.outagesOf?.(primary.name) ?? [], timeoutSeconds),
    loginUrl: loginOf(backup.appliance),
  };
}

/** All three as they count now: what was said too long ago promises nothing. */
const takesOverByItself = (context: AssessmentContext, backup: string): boolean =>
  countingValue(context, "backup-operations", backup) === "on" &&
  countingValue(context, "automatic-failover", backup) === "on" &&
  countingValue(context, "same-subnet", null) === "yes";

function rangeOf(known: {
  silentSince: string;
  timeoutSeconds: number | null;
  context: AssessmentContext;
}): Pick<TakeoverCountdown, "earliest" | "latest"> {
  const { silentSince, timeoutSeconds, context } = known;
  if (timeoutSeconds === null) return { earliest: null, latest: null };
  const lastAnswerMs = Date.parse(silentSince);
  // While nobody looked the primary may have answered others for long after its last answer to us.
  const watchedFromMs = Math.max(lastAnswerMs, Date.parse(context.awakeSince ?? "") || 0);
  const goneByMs = watchedFromMs + lookIntervalMs.health;
  const toIso = (ms: number) => new Date(ms + timeoutSeconds * 1000).toISOString();
  return { earliest: toIso(lastAnswerMs), latest: toIso(goneByMs + backupRhythmMs) };
}

function outagesBeside(outagesMs: readonly number[], timeoutSeconds: number | null): TakeoverCountdown["outages"] {
  if (outagesMs.length === 0) return null;
  const isLonger = (ms: number) => timeoutSeconds !== null && ms > timeoutSeconds * 1000;
  return {
    count: outagesMs.length,
    longestSeconds: Math.round(Math.max(...outagesMs) / 1000),
    longerThanTimeout: outagesMs.filter(isLonger).length,
  };
}

const asBoolean = (value: string | null): boolean | null => (value === null ? null : value === "yes");

export function loginOf({ host, port }: { host: string; port: number }): string {
  const address = host.includes(":") ? `[${host}]` : host;
  return `https://${address}${port === 443 ? "" : `:${port}`}/login`;
}
