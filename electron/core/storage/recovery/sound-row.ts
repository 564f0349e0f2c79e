/** Whether a recovered row is one that its store would have written: the schemas of the stores, beside what its form says. */
import { z } from "zod";
import { observationSchema } from "../../../../shared/domain/observation.ts";
import { pairDefinitionSchema } from "../../../../shared/domain/pair.ts";
import { splitLane } from "../../../../shared/history/lane.ts";
import { readIncident, readSegment, segmentColumns } from "../history-rows.ts";
import { parseStored } from "../parse-stored.ts";
import type { StoredValue } from "./read-record.ts";

export type RowByColumn = Readonly<Record<string, StoredValue>>;

const checks: Readonly<Record<string, (row: RowByColumn) => boolean>> = {
  pair: ({ body }) => parseStored(pairDefinitionSchema, body).ok,
  latest_observation: ({ body }) => parseStored(observationSchema, body).ok,
  history_segment: (row) => {
    const { lane, fromMs, untilMs, looks } = readSegment(segmentColumns.split(", ").map((name) => row[name]));
    return fromMs <= untilMs && looks > 0 && /^[a-z-]+$/.test(splitLane(lane).kind);
  },
  history_incident: (row) => {
    const { fromMs, untilMs } = readIncident(row);
    return fromMs <= untilMs;
  },
};

const json = z.string().transform((text) => JSON.parse(text) as unknown);

/** A table that no check is written for is known by its columns alone; a column `body` of text is JSON everywhere. */
export function isSoundRow(table: string, row: RowByColumn): boolean {
  try {
    if (typeof row["body"] === "string") json.parse(row["body"]);
    return Object.hasOwn(checks, table) ? (checks[table]?.(row) ?? false) : true;
  } catch {
    return false;
  }
}
