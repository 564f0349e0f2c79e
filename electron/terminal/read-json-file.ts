/** Reads a JSON file that a person wrote: errors name the file and, as far as the parser tells, the place in it. */
import { readFile, stat } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { z } from "zod";
import { PairdeskError } from "../../shared/errors.ts";

/** Larger than any real file; checked before it is read. Bytes. */
const sizeLimit = 10_000_000;

/** `-` reads standard input. Values are never repeated in an error: the file may hold secrets. */
export async function readJsonFile<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const name = path === "-" ? "standard input" : path;
  const content = path === "-" ? await text(process.stdin) : await readLimited(path);
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    const position = /position (\d+)/.exec(String(cause))?.[1];
    const line = position ? content.slice(0, Number(position)).split("\n").length : null;
    const place = line ? `, line ${line}` : "";
    throw new PairdeskError("file-invalid", `${name} is not JSON${place}.`, "Correct the file and try again.");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(({ path: field, message }) => `${fieldName(field)}: ${message}`);
  throw new PairdeskError("file-invalid", `${name} does not fit. ${problems.join(" ")}`, "Correct the named fields.");
}

async function readLimited(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > sizeLimit) throw new Error(`it is larger than ${sizeLimit / 1_000_000} MB`);
    return await readFile(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PairdeskError("file-unreadable", `${path} cannot be read: ${reason}.`, "Check the path and its rights.");
  }
}

const fieldName = (path: PropertyKey[]): string => path.map(String).join(".") || "the document";
