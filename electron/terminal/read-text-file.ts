/** Reads a file that a person named, or standard input (`-`), with a limit of size. */
import { open } from "node:fs/promises";
import { PairdeskError } from "../../shared/errors.ts";
import { type FileProblem, fileLimit } from "../../shared/pairs-file/file-problem.ts";

const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

/** Throws PairdeskError `file-unreadable`. */
export async function readTextFile(path: string): Promise<string> {
  try {
    return path === "-" ? await readLimited(process.stdin) : await readLimited((await open(path)).createReadStream());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `${nameOf(path)} cannot be read: ${reason}.`;
    throw new PairdeskError("file-unreadable", message, "Check the path and its rights.");
  }
}

/** Counted while it arrives: a pipe has no size that could be asked for. */
async function readLimited(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > fileLimit) throw new Error(`it is larger than ${fileLimit / 1_000_000} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const mostTold = 5;

/** Each problem with its line, column and field, as far as a person can take in at once. */
export function refuseFile(path: string, isJson: boolean, problems: readonly FileProblem[]): PairdeskError {
  const told = problems.slice(0, mostTold);
  const more = problems.length > mostTold ? ` And ${problems.length - mostTold} more.` : "";
  if (!isJson) {
    const [{ line, column, message } = { line: 1, column: 1, message: "" }] = told;
    const words = `${nameOf(path)} is not JSON, line ${line}. Column ${column}: ${message}`;
    return new PairdeskError("file-invalid", words, "Correct the file and try again.");
  }
  const words = told.map(
    ({ line, column, field, message }) => `Line ${line}, column ${column}, ${field ?? "the document"}: ${message}`,
  );
  const message = `${nameOf(path)} does not fit. ${words.join(" ")}${more}`;
  return new PairdeskError("file-invalid", message, "Correct the named fields.");
}
