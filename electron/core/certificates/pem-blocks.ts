/**
 * Finds the blocks of a PEM text (RFC 7468, and what programs make of it): in any order, with text around them, with any
 * line ends. Works on bytes: a text in memory could not be overwritten, and a block may hold a private key.
 */

export interface PemBlock {
  label: string;
  /** Such as `DEK-Info`; names in lower case. */
  headers: Map<string, string>;
  /** null: it is cut off, or is no Base64. */
  der: Buffer | null;
  /** What OpenSSL writes above it. */
  friendlyName: string | null;
}

const [beginMark, dashes] = ["-----BEGIN ", "-----"];
const longestLabel = 64;
const longestName = 256;
const nameMark = "friendlyName: ";

export const hasPem = (bytes: Buffer): boolean => bytes.includes(beginMark);

/** At most `most` of them. */
export function pemBlocks(bytes: Buffer, most: number): PemBlock[] {
  const blocks: PemBlock[] = [];
  let behindLast = 0;
  let begin = bytes.indexOf(beginMark);
  while (begin !== -1 && blocks.length < most) {
    const label = labelAt(bytes, begin + beginMark.length);
    const next = bytes.indexOf(beginMark, begin + beginMark.length);
    if (label !== null) {
      const start = begin + beginMark.length + label.length + dashes.length;
      const end = bytes.indexOf(`-----END ${label}-----`, start);
      const isWhole = end !== -1 && (next === -1 || end < next);
      const friendlyName = nameAbove(bytes.subarray(behindLast, begin));
      const parts = isWhole ? partsOf(bytes.subarray(start, end)) : { headers: new Map<string, string>(), der: null };
      blocks.push({ label, friendlyName, ...parts });
      behindLast = isWhole ? end : start;
    }
    begin = next;
  }
  return blocks;
}

function labelAt(bytes: Buffer, at: number): string | null {
  const end = bytes.subarray(at, at + longestLabel + dashes.length).indexOf(dashes);
  const label = end === -1 ? "" : bytes.toString("latin1", at, at + end);
  return /^[A-Z0-9][A-Z0-9 ]*$/.test(label) ? label : null;
}

function partsOf(body: Buffer): Pick<PemBlock, "headers" | "der"> {
  const headers = new Map<string, string>();
  let rest = body;
  for (;;) {
    const end = rest.indexOf("\n");
    const line = end === -1 ? null : rest.subarray(0, end);
    if (!line || (line.includes(":") ? line.length > 200 : !isBlank(line))) break;
    const [name, value] = line.toString("latin1").split(/:(.*)/s);
    if (name !== undefined && value !== undefined) headers.set(name.trim().toLowerCase(), value.trim());
    rest = rest.subarray(end + 1);
  }
  return { headers, der: decodeBase64(rest) };
}

const isBlank = (line: Buffer): boolean => line.every((byte) => byte <= 0x20);

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Uint8Array(256).fill(255);
for (const [value, character] of [...alphabet].entries()) values[character.charCodeAt(0)] = value;

/** null: something else stands in it, or nothing. No text is made of it on the way. */
export function decodeBase64(encoded: Buffer): Buffer | null {
  const decoded = Buffer.alloc(Math.ceil((encoded.length * 3) / 4));
  let [bits, held, length, padding] = [0, 0, 0, 0];
  for (const byte of encoded) {
    if (byte <= 0x20) continue;
    const value = values[byte] ?? 255;
    if (byte === 0x3d) padding += 1;
    else if (value === 255 || padding > 0) return wiped(decoded);
    else {
      bits = ((bits << 6) | value) & 0xffffff;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      decoded[length] = (bits >> held) & 255;
      length += 1;
    }
  }
  return length === 0 || padding > 2 || held === 6 ? wiped(decoded) : decoded.subarray(0, length);
}

function wiped(decoded: Buffer): null {
  decoded.fill(0);
  return null;
}

/** The last one. Only its own line becomes a text: a block that was cut off may stand above it too. */
function nameAbove(text: Buffer): string | null {
  const near = text.subarray(Math.max(0, text.length - 4_000));
  for (let at = near.lastIndexOf(nameMark); at !== -1; at = at === 0 ? -1 : near.lastIndexOf(nameMark, at - 1)) {
    if (!isBlank(near.subarray(near.subarray(0, at).lastIndexOf("\n") + 1, at))) continue;
    const [start, lineEnd] = [at + nameMark.length, near.indexOf("\n", at)];
    const name = near.toString("utf8", start, lineEnd === -1 ? near.length : lineEnd).trim();
    return name ? name.slice(0, longestName) : null;
  }
  return null;
}
