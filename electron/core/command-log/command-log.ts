/**
 * What was asked, what came back and how long it took: the last 2,000 exchanges, for the person to see. In memory only.
 *
 * Guarantees: no entry holds a token, a secret or an Authorization header, whoever put it into a body; a body is cut to
 * 4,096 characters after that, so no half of a secret is left at the cut; cookies are never kept. Recording never throws.
 */
import type {
  CommandLogCount,
  CommandLogEntry,
  CommandLogPage,
  CommandLogQuery,
} from "../../../shared/contract/command-log.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Exchange } from "../net/https-client.ts";
import type { Clock } from "../ports.ts";
import { asCurl, type CurlCall, toCurlCall } from "./as-curl.ts";
import { type Redact, toEntry } from "./to-entry.ts";

export interface CommandLog {
  /** `appliance`: its name, or `site`. Answers with what is kept of it. */
  record(asked: { pairId: string; appliance: string }, exchange: Exchange): CommandLogEntry;
  page(query: CommandLogQuery): CommandLogPage;
  /** Throws PairdeskError `not-found` when the entry is not kept any more. */
  asCurl(id: number): string;
}

interface Kept {
  entry: CommandLogEntry;
  curl: CurlCall;
}

const mostEntries = 2_000;

export function createCommandLog(options: {
  redact: Redact;
  onChange: (count: CommandLogCount) => void;
  clock: Clock;
}): CommandLog {
  const { redact, onChange, clock } = options;
  /** By id, oldest first. */
  const kept = new Map<number, Kept>();
  let recorded = 0;

  return {
    record(asked, exchange) {
      recorded += 1;
      const entry = { id: recorded, ...asked, ...toEntry(exchange, clock.nowMs(), redact) };
      kept.set(recorded, { entry, curl: toCurlCall(exchange, redact) });
      kept.delete(recorded - mostEntries);
      onChange({ recorded });
      return entry;
    },
    page(query) {
      const entries: CommandLogEntry[] = [];
      for (let id = Math.min(query.before ?? Number.POSITIVE_INFINITY, recorded + 1) - 1; ; id -= 1) {
        const entry = kept.get(id)?.entry;
        if (!entry || id <= (query.after ?? 0)) return { entries, next: null };
        if (!isWanted(entry, query)) continue;
        if (entries.length === query.limit) return { entries, next: entries.at(-1)?.id ?? id };
        entries.push(entry);
      }
    },
    asCurl(id) {
      const found = kept.get(id);
      if (found) return asCurl(found.curl);
      throw new PairdeskError(
        "not-found",
        "This exchange is not kept any more.",
        `The last ${mostEntries.toLocaleString("en")} are kept while Pairdesk runs; choose a newer one.`,
      );
    },
  };
}

function isWanted(entry: CommandLogEntry, query: CommandLogQuery): boolean {
  const { pairId, appliance, text } = query;
  if (pairId !== undefined && entry.pairId !== pairId) return false;
  if (appliance !== undefined && entry.appliance !== appliance) return false;
  const { method, path, sent, received, outcome } = entry;
  const isOk = outcome.kind === "answered" && outcome.status < 400;
  if (query.outcome !== undefined && isOk !== (query.outcome === "ok")) return false;
  if (!text) return true;
  const words = [method, path, entry.appliance, sent, received, ...Object.values(outcome)];
  return words.some((word) => word !== null && String(word).toLowerCase().includes(text.toLowerCase()));
}
