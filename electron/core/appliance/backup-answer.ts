/**
 * Judges the answer to a backup call before any of it is saved, and saves it (api-facts 4).
 *
 * The inside of a backup file is not published, so it cannot be recognized; what can be told is what is surely none: another
 * status than 200, a type of text, an empty or tiny body (old versions say with 200 in a few words that the account is
 * wrong), and a short document that is an error or a page. An answer that does not say where it ends could be a half of
 * one and is not kept either.
 */
import { createHash } from "node:crypto";
import type { CallOutcome, TakenBackup } from "../../../shared/runbooks/run-call.ts";
import type { AnswerHead, ReceivedFile } from "../net/one-shot.ts";
import { parseJson } from "../net/parse-json.ts";
import { oneLine, readXml } from "./read-xml.ts";

/** Writes all of it or nothing, and answers with the file's name. Rejects with words for a person where it cannot. */
export type SaveBackup = (appliance: string, content: AsyncIterable<Uint8Array>) => Promise<SavedBackup>;
export type SavedBackup = { kind: "saved"; file: string } | { kind: "not-saved"; words: string };

export type BackupResult = { outcome: CallOutcome; backup?: TakenBackup };

/** No configuration fits in less, and an answer in words does. */
const smallestBackupBytes = 128;
/** A document of the API is shorter; of a longer body only its type and its end are judged. */
const longestDocumentBytes = 16_384;

const textTypes = /^\s*(?:text\/|application\/(?:json|xml|xhtml\+xml|problem\+)|[^;]*\+(?:json|xml)\b)/i;

export async function keepBackup(
  appliance: string,
  head: AnswerHead,
  body: AsyncIterable<Uint8Array>,
  save: SaveBackup,
): Promise<ReceivedFile<BackupResult>> {
  const chunks = body[Symbol.asyncIterator]();
  const { beginning, isWhole } = await readBeginning(chunks);
  const fault = faultIn(head, beginning, isWhole);
  if (fault !== null) return refused(fault, beginning);
  const hash = createHash("sha256");
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of rejoined(beginning, isWhole, chunks)) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const saved = await save(appliance, counted());
  if (saved.kind === "not-saved") return refused(saved.words, Buffer.alloc(0));
  const sha256 = hash.digest("hex");
  const backup = { appliance, file: saved.file, bytes, sha256 };
  return {
    kept: { outcome: { kind: "accepted", words: `${bytes} bytes, SHA-256 ${sha256}` }, backup },
    text: "",
    file: { bytes, sha256 },
  };
}

const refused = (words: string, beginning: Buffer): ReceivedFile<BackupResult> => ({
  kept: { outcome: { kind: "refused", words } },
  text: isText(beginning) ? beginning.toString("utf8") : "",
});

/** Null: nothing is known against it. */
function faultIn(head: AnswerHead, beginning: Buffer, isWhole: boolean): string | null {
  const said = isText(beginning) ? oneLine(beginning.toString("utf8"), 300) : "";
  const quoted = said === "" ? "" : `: ${said}`;
  if (head.status !== 200) return `It answered HTTP ${head.status} instead of a backup${quoted}`;
  if (isWhole && beginning.length === 0) return "It answered with nothing instead of a backup.";
  if (head.contentType !== null && textTypes.test(head.contentType)) {
    return `It answered with text (${oneLine(head.contentType, 80)}) instead of a backup${quoted}`;
  }
  if (isWhole && beginning.length < smallestBackupBytes) {
    return `It answered with ${beginning.length} bytes instead of a backup${quoted}`;
  }
  if (isWhole && isDocument(beginning.toString("utf8")))
    return `It answered with a message instead of a backup${quoted}`;
  if (head.length === null && !head.isChunked) {
    return "The answer does not say where it ends, so that nobody could tell whether all of it came.";
  }
  return null;
}

/** An error of either API, or a page. */
function isDocument(text: string): boolean {
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text)) return true;
  const read = readXml(text);
  if ("root" in read && read.root.name === "error") return true;
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return false;
  const fields = Object.keys(json);
  return fields.length > 0 && fields.every((field) => ["error", "message", "errors"].includes(field));
}

/** Control characters, beside those that set lines, stand in no text. */
const isText = (bytes: Buffer): boolean => !/[\p{Cc}\ufffd]/u.test(bytes.toString("utf8").replace(/[\t\n\r]/g, ""));

async function readBeginning(chunks: AsyncIterator<Uint8Array>): Promise<{ beginning: Buffer; isWhole: boolean }> {
  const read: Uint8Array[] = [];
  let length = 0;
  while (length <= longestDocumentBytes) {
    const next = await chunks.next();
    if (next.done) return { beginning: Buffer.concat(read), isWhole: true };
    read.push(next.value);
    length += next.value.length;
  }
  return { beginning: Buffer.concat(read), isWhole: false };
}

async function* rejoined(
  beginning: Buffer,
  isWhole: boolean,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield beginning;
  if (isWhole) return;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
