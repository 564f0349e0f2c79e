/**
 * A saved history as a file: gzip over one JSON object, `{"schema":…,"sha256":…,"content":…}` in this order, without
 * white space and with a line end. `sha256` is over the bytes of `content` as they stand in it. It tells accidents, not
 * forgery: whoever changes a file on purpose can write a new one.
 */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type SavedHistory, savedHistoryFormat, savedHistorySchema } from "../../../shared/domain/saved-history.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { excessOf } from "./excess-of.ts";
import { faultInTimes } from "./fault-in-times.ts";
import { savedHistoryLimits } from "./limits.ts";
import { withoutUnrecordedAges } from "./without-unrecorded-ages.ts";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Throws PairdeskError `saved-history-too-large` and `saved-history-invalid` for what could not be opened again: what the
 * reader would look at in the finished file is looked at here.
 */
export function writeSavedHistory(asked: SavedHistory): Buffer {
  const { unpackedBytes, compressedBytes } = savedHistoryLimits;
  const saved = { ...asked, timeline: withoutUnrecordedAges(asked.timeline) };
  const given = framed(Buffer.from(JSON.stringify(saved)));
  if (given.length > unpackedBytes || excessOf(given)) throw tooMuch();
  // What the schema does not name stays here.
  const named = savedHistorySchema.parse(saved);
  const fault = faultInTimes(named.timeline);
  if (fault) throw unreadable(fault);
  const unpacked = framed(Buffer.from(JSON.stringify(named)));
  const file = gzipSync(unpacked);
  if (unpacked.length > unpackedBytes || excessOf(unpacked) || file.length > compressedBytes) throw tooMuch();
  return file;
}

function framed(content: Buffer): Buffer {
  const head = `{"schema":"${savedHistoryFormat}","sha256":"${sha256Of(content)}","content":`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from("}\n")]);
}

function tooMuch(): PairdeskError {
  const message = "There is more in this time than one saved history can hold.";
  return new PairdeskError("saved-history-too-large", message, "Choose a shorter time and save it in several files.");
}

function unreadable(fault: string): PairdeskError {
  const message = `No file was written, as it could not be opened again: ${fault}.`;
  return new PairdeskError("saved-history-invalid", message, "Choose a shorter time, or another form of file.");
}
