/**
 * What must never stand in a pairs file: a field named like a secret, or the text of a private key under any name. The
 * fields that a pair really has (`clientId`, `pin`, `ca`) are none.
 */
import type { JsonPath } from "./locate-json.ts";

const secretName = /secret|passw|passphrase|pwd|token|credential|authorization|api[_-]?key|private[_-]?key/i;
const privateKey = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/;

const holdsPrivateKey = (text: string): boolean => privateKey.test(text);

/** The paths of all fields that look like one, outermost first. */
export function secretLikePaths(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value === "string") return holdsPrivateKey(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    return !Array.isArray(value) && secretName.test(name) ? [here] : secretLikePaths(part, here);
  });
}
