/**
 * The last lines of the log as they stand on disk, also from the file before when the newest was begun just now. Each is
 * redacted once more, with what is known now, before it is cut: half a secret could not be found at a cut.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { redactText } from "./redact.ts";
import type { SecretRegistry } from "./secret-registry.ts";

const mostBytes = 1_000_000;
const longestLine = 2_000;

/** The newest last. Files that are not there have no lines. */
export function readLogTail({
  folder,
  lines,
  secrets,
}: {
  folder: string;
  lines: number;
  secrets: SecretRegistry;
}): string[] {
  const newest = tailOf(join(folder, "pairdesk.log"));
  const older = newest.length < lines ? tailOf(join(folder, "pairdesk.log.1")) : [];
  return [...older, ...newest].slice(-lines).map((line) => shorten(redactText(line, secrets)));
}

function tailOf(path: string): string[] {
  const text = endOf(path);
  // What was read from the middle of a file begins with a part of a line.
  const whole = Buffer.byteLength(text) < mostBytes ? text : text.slice(text.indexOf("\n") + 1);
  return whole.split("\n").filter((line) => line !== "");
}

function endOf(path: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, mostBytes));
    const read = readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8", 0, read);
  } finally {
    closeSync(descriptor);
  }
}

const shorten = (line: string): string =>
  line.length > longestLine ? `${line.slice(0, longestLine)}… [${line.length} characters]` : line;
