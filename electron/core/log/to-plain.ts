/**
 * Turns anything a caller may hand to the log into redacted JSON of limited size: errors with their causes, circles,
 * getters that throw, bytes. Calls no method of the value (a `toJSON` could do anything) and never throws.
 */
import { isSecretName, redactText } from "./redact.ts";
import { redactedMark, type SecretRegistry } from "./secret-registry.ts";

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

const deepest = 8;
const mostEntries = 100;
/** What is kept of one text; stacks are rarely longer. */
const longestText = 8_000;
/** Above this a text is left out whole: cutting before redaction could leave half a secret at the cut. */
const longestRedacted = 100_000;

export function toPlain(value: unknown, secrets: SecretRegistry): Plain {
  return plainOf(value, secrets, []);
}

function plainOf(value: unknown, secrets: SecretRegistry, above: readonly object[]): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return plainText(value, secrets);
  if (typeof value === "number" || typeof value === "bigint") return plainNumber(value, secrets);
  if (typeof value !== "object") return `[${typeof value}]`;
  if (above.includes(value)) return "[circular]";
  if (above.length >= deepest) return "[too deep]";
  try {
    return plainObject(value, secrets, [...above, value]);
  } catch {
    return "[unreadable]";
  }
}

export function plainText(text: string, secrets: SecretRegistry): string {
  if (text.length > longestRedacted) return `[text of ${text.length} characters]`;
  const redacted = redactText(text, secrets);
  return redacted.length > longestText
    ? `${redacted.slice(0, longestText)}… [${redacted.length} characters]`
    : redacted;
}

function plainNumber(value: number | bigint, secrets: SecretRegistry): Plain {
  const text = String(value);
  if (secrets.strip(text) !== text) return redactedMark;
  return typeof value === "number" && Number.isFinite(value) ? value : text;
}

function plainObject(value: object, secrets: SecretRegistry, path: readonly object[]): Plain {
  if (value instanceof Error) return plainError(value, secrets, path);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[invalid date]" : value.toISOString();
  if (value instanceof URL) return plainText(value.href, secrets);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map)
    return plainEntries(
      [...value].map(([key, item]) => [keyText(key), item]),
      secrets,
      path,
    );
  if (value instanceof Set) return plainList([...value], secrets, path);
  if (Array.isArray(value)) return plainList(value, secrets, path);
  return plainEntries(
    Object.keys(value).map((key) => [key, readField(value, key)]),
    secrets,
    path,
  );
}

function plainError(error: Error, secrets: SecretRegistry, path: readonly object[]): Plain {
  const told: [string, unknown][] = ["name", "message", "stack"].map((key) => [key, readField(error, key)]);
  const more: [string, unknown][] = Object.keys(error)
    .filter((key) => !["name", "message", "stack", "cause", "errors"].includes(key))
    .map((key) => [key, readField(error, key)]);
  const within: [string, unknown][] = ["errors", "cause"]
    .filter((key) => Object.hasOwn(error, key))
    .map((key) => [key, readField(error, key)]);
  return plainEntries([...told, ...more, ...within], secrets, path);
}

function plainList(items: readonly unknown[], secrets: SecretRegistry, path: readonly object[]): Plain {
  const kept = items.slice(0, mostEntries).map((item) => plainOf(item, secrets, path));
  return items.length > mostEntries ? [...kept, `[${items.length - mostEntries} more]`] : kept;
}

function plainEntries(entries: readonly [string, unknown][], secrets: SecretRegistry, path: readonly object[]): Plain {
  const kept = entries
    .slice(0, mostEntries)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]): [string, Plain] => [plainText(key, secrets), plainField(key, item, secrets, path)]);
  if (entries.length > mostEntries) kept.push(["…", `[${entries.length - mostEntries} more]`]);
  return Object.fromEntries(kept);
}

/** "no secret" and "has a secret" may be said; anything else under such a name may be the secret. */
function plainField(key: string, item: unknown, secrets: SecretRegistry, path: readonly object[]): Plain {
  if (isSecretName(key) && item !== null && typeof item !== "boolean") return redactedMark;
  return plainOf(item, secrets, path);
}

const keyText = (key: unknown): string => (typeof key === "object" ? "[object]" : String(key));

function readField(owner: object, key: string): unknown {
  try {
    return Reflect.get(owner, key);
  } catch {
    return "[unreadable]";
  }
}
