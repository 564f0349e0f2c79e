/**
 * Takes out of a text what looks like a secret, whoever wrote it there: private keys, authorization headers, credentials
 * in addresses, and fields whose name speaks of a secret in JSON, forms and prose. Small redactors, composed; each knows
 * one shape. Applied at the log's sink, so no caller can forget it.
 *
 * When in doubt too much is taken. Every pattern runs in linear time, because the text may come from a stranger.
 */
import { createSecretRegistry, redactedMark, type SecretRegistry } from "./secret-registry.ts";

type Redactor = (text: string) => string;

const secretWords =
  "secret|passw|passphrase|pwd|token|authorization|cookie|credential|api[_-]?key|private[_-]?key|pfx|pkcs12";
const secretWord = new RegExp(secretWords, "i");

/** Whether a field of this name is expected to hold a secret. */
export const isSecretName = (name: string): boolean => secretWord.test(name);

/** To the end of the text when the closing line is missing: half a key is still a key. */
const keyBlocks: Redactor = (text) =>
  text.replace(
    /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|PKCS7|PKCS12|CMS|PGP MESSAGE)-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g,
    "[key material]",
  );

/** Long DER in one line of base64: PKCS#12 and PKCS#8 begin so. Certificates in PEM have lines of 64 and stay. */
const derBlobs: Redactor = (text) => text.replace(/\bMI[A-Za-z0-9+/]{150,}={0,2}/g, "[encoded file]");

const headerLines: Redactor = (text) =>
  text.replace(
    /\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(\s{0,5}[:=]\s{0,5})[^\r\n]+/gi,
    `$1$2${redactedMark}`,
  );

/** A plain word in small letters is prose ("Bearer authentication"), not a credential. */
const schemes: Redactor = (text) =>
  text.replace(
    /\b([Bb]asic|BASIC|[Bb]earer|BEARER)\s{1,5}(?![a-z]{1,20}(?:[\s.,;:]|$))[A-Za-z0-9._~+/=-]{6,}/g,
    `$1 ${redactedMark}`,
  );

const addressCredentials: Redactor = (text) => text.replace(/:\/\/[^/?#\s@"']{1,500}@/g, `://${redactedMark}@`);

const jsonFields: Redactor = (text) =>
  text.replace(
    new RegExp(
      `((?:${secretWords})[\\w.-]{0,40}\\\\{0,3}["']\\s{0,5}:\\s{0,5})\\\\{0,3}(?:"(?:[^"\\\\]|\\\\.)*"?|[^\\s",}\\]]+)`,
      "gi",
    ),
    `$1"${redactedMark}"`,
  );

const namedValues: Redactor = (text) =>
  text.replace(
    new RegExp(`((?:${secretWords})[\\w.-]{0,40}\\s{0,5}[:=]\\s{0,5})(?!"?\\[redacted\\])[^\\s&;,"']+`, "gi"),
    `$1${redactedMark}`,
  );

const xmlFields: Redactor = (text) =>
  text.replace(
    new RegExp(`(<[\\w:.-]{0,40}?(?:${secretWords})[\\w:.-]{0,40}(?:\\s[^<>]{0,200})?>)[^<]+`, "gi"),
    `$1${redactedMark}`,
  );

const shapes: readonly Redactor[] = [
  keyBlocks,
  derBlobs,
  headerLines,
  schemes,
  addressCredentials,
  jsonFields,
  xmlFields,
  namedValues,
];

/** The known secrets first, while their spelling is whole. */
export function redactText(text: string, secrets: SecretRegistry): string {
  return shapes.reduce((result, redact) => redact(result), secrets.strip(text));
}

/**
 * Takes out the known secrets, what looks like one, and the given texts, which are known for this one text alone: the
 * registry would keep every token that there ever was.
 */
export function createRedactor(secrets: SecretRegistry): (text: string, passing: readonly string[]) => string {
  return (text, passing) => {
    const registry = createSecretRegistry();
    for (const secret of passing) registry.hide(secret);
    return redactText(registry.strip(text), secrets);
  };
}
