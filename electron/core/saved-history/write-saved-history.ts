/**
 * A saved history as a file: gzip over one JSON object, `{"schema":…,"sha256":…,"content":…}` in this order, without
 * white space and with a line end. `sha256` is over the bytes of `content` as they stand in it. It tells accidents, not
 * forgery: whoever changes a file on purpose can write a new one.
 */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type SavedHistory, savedHistoryFormat, savedHistorySchema } from "../../../shared/domain/saved-history.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { savedHistoryLimits } from "./limits.ts";
import { measureJson } from "./measure-json.ts";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Throws PairdeskError `saved-history-too-large` for what could not be opened again. */
export function writeSavedHistory(saved: SavedHistory): Buffer {
  const { unpackedBytes, compressedBytes, entries } = savedHistoryLimits;
  const given = Buffer.from(JSON.stringify(saved));
  if (given.length > unpackedBytes || measureJson(given).entries > entries) throw tooMuch();
  // What the schema does not name stays here.
  const content = Buffer.from(JSON.stringify(savedHistorySchema.parse(saved)));
  const head = `{"schema":"${savedHistoryFormat}","sha256":"${sha256Of(content)}","content":`;
  const unpacked = Buffer.concat([Buffer.from(head), content, Buffer.from("}\n")]);
  const file = gzipSync(unpacked);
  if (unpacked.length > unpackedBytes || file.length > compressedBytes) throw tooMuch();
  return file;
}

function tooMuch(): PairdeskError {
  const message = "There is more in this time than one saved history can hold.";
  return new PairdeskError("saved-history-too-large", message, "Choose a shorter time and save it in several files.");
}
