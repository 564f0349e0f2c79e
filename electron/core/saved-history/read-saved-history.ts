/**
 * Reads a saved history, which can come from anybody.
 *
 * Guaranteed: nothing is unpacked beyond a limit; nesting, the count of entries and the length of texts are measured before
 * anything is parsed; the content is what was saved, unless somebody changed the checksum too; times run forward, so that it
 * can be drawn. Not guaranteed: that what it says is true. It is shown, never believed and never joined to what was observed.
 */
import { constants, gunzipSync } from "node:zlib";
import { type SavedHistory, savedHistoryFormat, savedHistorySchema } from "../../../shared/domain/saved-history.ts";
import { excessOf } from "./excess-of.ts";
import { faultInTimes } from "./fault-in-times.ts";
import { savedHistoryLimits as limits } from "./limits.ts";
import { changed, invalid, newer, notOne, tooLarge, truncated } from "./refusals.ts";
import { sha256Of } from "./write-saved-history.ts";

/** `sha256`: of the content, which the file carried and which fits. */
export interface ReadHistory {
  saved: SavedHistory;
  sha256: string;
}

/** Throws PairdeskError `saved-history-*`. */
export function readSavedHistory(file: Uint8Array): ReadHistory {
  if (file.length > limits.compressedBytes) throw tooLarge(`it is larger than ${megabytes(limits.compressedBytes)}`);
  const unpacked = unpack(file);
  const { sha256, content } = split(unpacked);
  if (sha256Of(content) !== sha256) throw changed();
  const excess = excessOf(unpacked);
  if (excess) throw tooLarge(excess);
  return { saved: parse(content), sha256 };
}

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`;

function unpack(file: Uint8Array): Buffer {
  const isGzip = file[0] === 0x1f && file[1] === 0x8b;
  if (!isGzip) throw file.length === 0 ? truncated() : notOne();
  try {
    return gunzipSync(file, { maxOutputLength: limits.unpackedBytes, finishFlush: constants.Z_FINISH });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(`it unpacks to more than ${megabytes(limits.unpackedBytes)}`);
    if (code === "Z_BUF_ERROR") throw truncated();
    throw changed();
  }
}

const head = /^\{"schema":"pairdesk-saved-history\/(\d{1,6})","sha256":"([0-9a-f]{64})","content":/;
const longestHead = 200;

/** The two parts of the form that `writeSavedHistory` writes, byte by byte. */
function split(unpacked: Buffer): { sha256: string; content: Buffer } {
  const start = unpacked.toString("latin1", 0, longestHead);
  const version = /^\{"schema":"pairdesk-saved-history\/(\d{1,6})"/.exec(start)?.[1];
  if (version === undefined) throw notOne();
  if (`pairdesk-saved-history/${version}` !== savedHistoryFormat) throw newer();
  const found = head.exec(start);
  if (!found?.[2]) throw changed();
  if (unpacked.toString("latin1", unpacked.length - 2) !== "}\n") throw truncated();
  return { sha256: found[2], content: unpacked.subarray(found[0].length, -2) };
}

function parse(content: Buffer): SavedHistory {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    throw invalid("it is no JSON");
  }
  const parsed = savedHistorySchema.safeParse(json);
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.map(String).join(".").slice(0, 100) || "its form");
  const fault = faultInTimes(parsed.data.timeline);
  if (fault) throw invalid(fault);
  return parsed.data;
}
