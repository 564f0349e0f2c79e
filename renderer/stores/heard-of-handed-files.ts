/** Where files that the door was handed lead: to the last one, or to the list of all where some of them were refused. */
import type { OpenHistories } from "../../shared/contract/saved-histories.ts";
import type { CallFailure } from "../connection/call-failure.ts";

export interface RefusedFile {
  /** Tells those of one name apart. */
  count: number;
  fileName: string;
  failure: CallFailure;
}

export type Lead = { kind: "refused"; files: readonly RefusedFile[] } | { kind: "opened"; id: string };

/** @param lastCount of what was heard before. null: there is nothing new. */
export function heardOfHandedFiles(
  asked: OpenHistories["asked"],
  lastCount: number,
): (Lead & { count: number }) | null {
  const last = asked.at(-1);
  if (!last || last.count <= lastCount) return null;
  const files = asked.flatMap(({ count, fileName, refusal }): RefusedFile[] =>
    refusal ? [{ count, fileName, failure: { kind: "refused", ...refusal } }] : [],
  );
  if (files.length > 0) return { kind: "refused", files, count: last.count };
  return last.id === null ? null : { kind: "opened", id: last.id, count: last.count };
}
