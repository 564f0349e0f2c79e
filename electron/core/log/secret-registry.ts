/**
 * Secrets that are known by their text, so that the log can find them wherever they turn up: in an address, in a header,
 * in a body that an appliance echoes. Held in memory only: for as long as the process lives, or until whoever made it known
 * says that it is not held any more.
 *
 * Found: the secret as it is; escaped for JSON, XML and addresses; as hexadecimal; and inside base64, also when something
 * stands before or after it (`id:secret` of an Authorization header). Not found: a secret that was cut in two, compressed
 * or encrypted, and secrets under four characters, which would tear holes into every line.
 */
export interface SecretRegistry {
  /** From now on these texts are replaced in everything that is logged. */
  hide(...secrets: string[]): void;
  /** Takes one `hide` of each back. What somebody else has hidden as well stays hidden. */
  forget(...secrets: string[]): void;
  /** The text without any known secret. */
  strip(text: string): string;
}

const shortestSecret = 4;
export const redactedMark = "[redacted]";

export function createSecretRegistry(): SecretRegistry {
  const known = new Map<string, Known>();
  let literals: string[] = [];
  let base64Cores: string[] = [];

  function gather(): void {
    const all = [...known.values()];
    // The longest first: a spelling that contains another one must not leave its ends behind.
    literals = [...new Set(all.flatMap(({ spellings }) => spellings))].sort((a, b) => b.length - a.length);
    base64Cores = [...new Set(all.flatMap(({ cores }) => cores))];
  }

  function count(secrets: readonly string[], by: 1 | -1): void {
    const before = known.size;
    for (const secret of secrets) {
      const one = known.get(secret) ?? (by === 1 && secret.length >= shortestSecret ? spelled(secret) : null);
      if (!one) continue;
      one.times += by;
      if (one.times > 0) known.set(secret, one);
      else known.delete(secret);
    }
    if (known.size !== before) gather();
  }

  return {
    hide: (...secrets) => count(secrets, 1),
    forget: (...secrets) => count(secrets, -1),
    strip(text) {
      let result = text;
      for (const literal of literals) {
        if (result.includes(literal)) result = result.replaceAll(literal, redactedMark);
      }
      for (const core of base64Cores) {
        if (result.includes(core)) result = cutBase64Runs(result, core);
      }
      return result;
    },
  };
}

interface Known {
  /** How often it was hidden. */
  times: number;
  spellings: string[];
  cores: string[];
}

function spelled(secret: string): Known {
  const spellings = spellingsOf(secret);
  return { times: 0, spellings, cores: spellings.flatMap(base64CoresOf) };
}

function spellingsOf(secret: string): string[] {
  // A lone half of a surrogate pair cannot be encoded; here it becomes what any encoder makes of it.
  const wellFormed = Buffer.from(secret).toString();
  const address = encodeURIComponent(wellFormed);
  const form = new URLSearchParams([["", wellFormed]]).toString().slice(1);
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(wellFormed).toString("hex");
  const twice = [JSON.stringify(json).slice(1, -1), encodeURIComponent(address)];
  const spellings = [secret, json, xmlEscaped(secret), address, form, ...twice];
  return [
    ...spellings,
    lowerCaseEscapes(address),
    lowerCaseEscapes(form),
    encodeURI(wellFormed),
    hex,
    hex.toUpperCase(),
  ];
}

const lowerCaseEscapes = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (percent) => percent.toLowerCase());

const xmlEscaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");

/**
 * What base64 always shows of these bytes, whatever stands around them: three bytes become four characters, so there are
 * three positions, and the characters that share bits with a neighbour are left off.
 */
function base64CoresOf(spelling: string): string[] {
  const bytes = Buffer.from(spelling);
  const cores = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(first, end);
  });
  // Once more as it looks in an address: there "+" and "/" are escaped, or replaced by the alphabet made for addresses.
  return cores.flatMap((core) => {
    const escaped = encodeURIComponent(core);
    return [core, core.replaceAll("+", "-").replaceAll("/", "_"), escaped, lowerCaseEscapes(escaped)];
  });
}

/** Takes the whole base64 word, not its core alone: the characters beside the core still hold bits of the secret. */
function cutBase64Runs(text: string, core: string): string {
  let result = "";
  let from = 0;
  for (let at = text.indexOf(core); at !== -1; at = text.indexOf(core, from)) {
    let start = at;
    let end = at + core.length;
    while (start > from && isBase64(text.charCodeAt(start - 1))) start -= 1;
    while (end < text.length && isBase64(text.charCodeAt(end))) end += 1;
    result += text.slice(from, start) + redactedMark;
    from = end;
  }
  return result + text.slice(from);
}

const isBase64 = (code: number): boolean => /[A-Za-z0-9+/_=%-]/.test(String.fromCharCode(code));
