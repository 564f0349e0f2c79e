/**
 * What appliances answered, for as many days as the person chose. A body is kept once a pair, compressed, however often it
 * comes; the same answer over and over is one row with a counter, begun anew each day so that days can be removed whole.
 * Holds what the command log holds: bodies without secrets, cut to their length.
 */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { RawAnswersPage, RawAnswersQuery } from "../../../shared/contract/history.ts";
import { exchangeOutcomeSchema, type RawAnswer } from "../../../shared/domain/raw-answer.ts";
import type { Period } from "../../../shared/history/timeline.ts";
import type { Log } from "../log/log.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

/** One answer, as many times as it came in a row. */
export interface RepeatedAnswer {
  pairId: string;
  appliance: string;
  question: string;
  fromMs: number;
  untilMs: number;
  times: number;
  /** JSON of its outcome. */
  outcome: string;
  body: string | null;
}

export interface RawAnswersStore {
  /** Adds what has no id and makes longer what has one; answers with the ids in the same order. All of them or none. */
  put(answers: readonly (RepeatedAnswer & { id: number | null })[]): number[];
  /** One that cannot be read is left out and logged. */
  page(query: Omit<RawAnswersQuery, "from" | "until">, period: Period): RawAnswersPage;
}

const dayMs = 86_400_000;
/** A body has 4,096 characters and a few words; more would be a stranger's doing. */
const longestBodyBytes = 65_536;

export const dayOf = (ms: number): number => Math.floor(ms / dayMs) * dayMs;
const digestOf = (body: string): string => createHash("sha256").update(body).digest("base64url").slice(0, 22);

export function createRawAnswersStore(db: DatabaseSync, log: Log): RawAnswersStore {
  const path = db.location() ?? ":memory:";
  const prepare = (sql: string) => withStorageErrors(path, () => db.prepare(sql));
  // The number of an entry that was deleted is given again.
  const lengthen = prepare(
    "UPDATE raw_answer SET until_ms = ?, times = ? WHERE id = ? AND pair_id = ? AND appliance = ? AND question = ? AND from_ms = ?",
  );
  const add = prepare(
    "INSERT INTO raw_answer (pair_id, appliance, question, from_ms, until_ms, times, outcome, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const addBody = prepare(
    "INSERT INTO raw_body (pair_id, digest, day_ms, deflated) VALUES (?, ?, ?, ?) " +
      "ON CONFLICT DO UPDATE SET day_ms = max(day_ms, excluded.day_ms)",
  );
  const knowsBody = prepare("SELECT 1 FROM raw_body WHERE pair_id = ? AND digest = ? AND day_ms >= ?");
  const select = prepare(
    "SELECT id, appliance, question, from_ms, until_ms, times, outcome, deflated FROM raw_answer AS a " +
      "LEFT JOIN raw_body AS b ON b.pair_id = a.pair_id AND b.digest = a.digest " +
      "WHERE a.pair_id = ?1 AND a.until_ms >= ?2 AND a.from_ms < ?3 AND (?4 IS NULL OR a.appliance = ?4) AND a.id < ?5 " +
      "ORDER BY a.id DESC LIMIT ?6",
  );

  function digestFor(pairId: string, body: string, fromMs: number): string {
    const digest = digestOf(body);
    if (!knowsBody.get(pairId, digest, dayOf(fromMs))) addBody.run(pairId, digest, dayOf(fromMs), deflateRawSync(body));
    return digest;
  }
  function putOne({ id, body, ...answer }: RepeatedAnswer & { id: number | null }): number {
    const { pairId, appliance, question, fromMs, untilMs, times, outcome } = answer;
    const key = [pairId, appliance, question, fromMs] as const;
    if (id !== null && lengthen.run(untilMs, times, id, ...key).changes > 0) return id;
    const digest = body === null ? null : digestFor(pairId, body, fromMs);
    return Number(add.run(pairId, appliance, question, fromMs, untilMs, times, outcome, digest).lastInsertRowid);
  }

  function readOrLeaveOut(row: Record<string, unknown>): RawAnswer | null {
    try {
      return readAnswer(row);
    } catch (error) {
      log.warn("storage.raw-answer-unreadable", { id: row["id"], problem: error instanceof Error ? error.name : "" });
      return null;
    }
  }

  return {
    put: (answers) => withStorageErrors(path, () => inTransaction(db, () => answers.map(putOne))),
    page({ pairId, appliance = null, before = Number.MAX_SAFE_INTEGER, limit }, { fromMs, untilMs }) {
      // One more than asked for tells whether there are more.
      const rows = withStorageErrors(path, () => select.all(pairId, fromMs, untilMs, appliance, before, limit + 1));
      const shown = rows.slice(0, limit);
      const answers = shown.map(readOrLeaveOut).filter((answer) => answer !== null);
      return { answers, next: rows.length > limit ? Number(shown.at(-1)?.["id"]) : null };
    },
  };
}

const answerRow = z.object({
  id: z.int(),
  appliance: z.string(),
  question: z.string(),
  from_ms: z.int(),
  until_ms: z.int(),
  times: z.int().positive(),
  outcome: z.string(),
  deflated: z.instanceof(Uint8Array).nullable(),
});

/** Throws on another form: what a failing disk left there. */
function readAnswer(row: unknown): RawAnswer {
  const { from_ms, until_ms, outcome, deflated, ...rest } = answerRow.parse(row);
  return {
    ...rest,
    from: new Date(from_ms).toISOString(),
    until: new Date(until_ms).toISOString(),
    outcome: exchangeOutcomeSchema.parse(JSON.parse(outcome)),
    body: deflated && inflateRawSync(deflated, { maxOutputLength: longestBodyBytes }).toString(),
  };
}
