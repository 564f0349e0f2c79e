/**
 * What the log must never show of bytes that a person pasted: the lines of each key that stands in them as PEM, encrypted or
 * not. Keys in DER need no line of their own: the log takes any long DER out by its shape.
 */
import type { FileSource } from "../../../shared/contract/file-source.ts";

/** Lines of an RSA key of 16384 bits. More is no key, and each line costs time at every line of the log. */
const mostLines = 200;

export function pastedKeyLines(source: FileSource): string[] {
  if ("path" in source) return [];
  const text = Buffer.from(source.base64, "base64").toString("latin1");
  const blocks = text.matchAll(/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----([^-]*)/g);
  return [...blocks]
    .flatMap(([, body = ""]) => body.split(/\s+/).filter((line) => line.length >= 16))
    .slice(0, mostLines);
}
