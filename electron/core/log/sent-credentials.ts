/**
 * Keeps what an appliance was sent as a credential out of what is taken over from its answers: whatever is observed is
 * shown, kept and written out.
 *
 * Guarantees: in a value from `strip` no text holds a credential that `sent` has told of, in any spelling that the registry
 * knows. Secrets are known for as long as this lives, of tokens the last eight, since more than that are never alive at
 * once here. Not found: one that was cut in two because the text was longer than any real one.
 */
import { createSecretRegistry, type SecretRegistry } from "./secret-registry.ts";

export interface SentCredentials {
  sent(credentials: { secrets: readonly string[]; tokens: readonly string[] }): void;
  /** The same value; its times, roles and other words of a closed set stay as they are. */
  strip<Value>(value: Value): Value;
}

const mostTokens = 8;

/** Fields whose words are Pairdesk's own, or checked against a closed set or a form: a short secret must not tear them. */
const ownWords = new Set([
  ...["kind", "at", "api", "permission", "product", "role", "layer", "code"],
  ...["clock", "notBefore", "notAfter", "sha256"],
]);

export function createSentCredentials(): SentCredentials {
  const secrets = new Set<string>();
  let tokens: string[] = [];
  let registry: SecretRegistry | null = null;

  function known(): SecretRegistry {
    if (registry) return registry;
    registry = createSecretRegistry();
    for (const credential of [...secrets, ...tokens]) registry.hide(credential);
    return registry;
  }

  return {
    sent(credentials) {
      const isNew = (one: string) => one !== "" && !secrets.has(one) && !tokens.includes(one);
      const newTokens = credentials.tokens.filter(isNew);
      const newSecrets = credentials.secrets.filter(isNew);
      if (newTokens.length === 0 && newSecrets.length === 0) return;
      for (const secret of newSecrets) secrets.add(secret);
      tokens = [...tokens, ...newTokens].slice(-mostTokens);
      registry = null;
    },
    strip: (value) => stripIn(value, known()),
  };
}

function stripIn<Value>(value: Value, registry: SecretRegistry): Value {
  const strip = (part: unknown, name: string): unknown => {
    if (typeof part === "string") return ownWords.has(name) ? part : registry.strip(part);
    if (Array.isArray(part)) return part.map((item) => strip(item, name));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, strip(item, key)]));
  };
  return strip(value, "") as Value;
}
