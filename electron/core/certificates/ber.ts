/**
 * Reads ASN.1 in BER and DER one element at a time, as far as certificates and their files need it.
 *
 * Guarantees: nothing is copied, so what is wiped here is wiped; nothing is read beyond the bytes that are there; no element
 * is opened before somebody asks for what is in it, so a file can neither nest too deeply nor ask for memory. Everything
 * that does not fit throws a BadEncoding, whose words hold none of the bytes.
 */

export class BadEncoding extends Error {}

export interface Element {
  /** The first byte: class, whether it is built of others, and number. */
  tag: number;
  /** With its header, exactly as it stands. */
  bytes: Buffer;
  content: Buffer;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const constructed = 0x20;
/** Of indefinite lengths within each other. */
const deepest = 32;
/** More than any real certificate or keystore holds in one place. */
const mostChildren = 5_000;

/** The element at the beginning of the bytes; more may follow. */
export function readElement(bytes: Uint8Array): Element {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { tag, start, end, whole } = measure(all, 0);
  return { tag, bytes: all.subarray(0, whole), content: all.subarray(start, end) };
}

/** The only element of the bytes. */
export function readWhole(bytes: Uint8Array): Element {
  const element = readElement(bytes);
  if (element.bytes.length !== bytes.length) throw new BadEncoding("something follows where nothing may");
  return element;
}

/** Whether the bytes are one SEQUENCE and nothing more, as what was decrypted with the right key is. */
export function isWholeSequence(bytes: Uint8Array): boolean {
  try {
    return readWhole(bytes).tag === tags.sequence;
  } catch {
    return false;
  }
}

/** The elements within a built one. */
export function childrenOf(element: Element): Element[] {
  if ((element.tag & constructed) === 0) throw new BadEncoding("it is not built of others");
  const children: Element[] = [];
  let rest = element.content;
  while (rest.length > 0) {
    if (children.length >= mostChildren) throw new BadEncoding("it is built of too many");
    const child = readElement(rest);
    children.push(child);
    rest = rest.subarray(child.bytes.length);
  }
  return children;
}

/** The child at a place, of the kind that belongs there; of an OCTET STRING also in pieces. */
export function childAt(element: Element, place: number, tag?: number): Element {
  const child = childrenOf(element)[place];
  if (!child) throw new BadEncoding("an element is missing");
  const fits = tag === undefined || child.tag === tag || (tag === tags.octetString && holdsOctets(child));
  if (!fits) throw new BadEncoding("an element is another one");
  return child;
}

/** The element within an explicit `[n]`. */
export const explicitOf = (element: Element): Element => readWhole(element.content);

/** Which `[n]` it is; null: something else. */
export const contextOf = ({ tag }: Element): number | null => ((tag & 0xc0) === 0x80 ? tag & 0x1f : null);

/** Whether it is an OCTET STRING, in one piece or, as BER allows, in several. */
export const holdsOctets = (element: Element | undefined): boolean =>
  element !== undefined && (element.tag & ~constructed) === tags.octetString;

/** The bytes of an OCTET STRING, also where BER wrote it in pieces, and those in pieces again. Pieces are copied. */
export function octetsOf(element: Element): Buffer {
  return (element.tag & constructed) === 0 ? element.content : Buffer.concat(piecesOf(element, 0));
}

function piecesOf(element: Element, depth: number): Buffer[] {
  if ((element.tag & constructed) === 0) return [element.content];
  if (depth >= deepest) throw new BadEncoding("its pieces are too deep within each other");
  return childrenOf(element).flatMap((piece) => {
    if (!holdsOctets(piece)) throw new BadEncoding("a piece of it is something else");
    return piecesOf(piece, depth + 1);
  });
}

/** The bytes of a BIT STRING of whole bytes. */
export function bitsOf(element: Element): Buffer {
  if (element.tag !== tags.bitString || element.content[0] !== 0)
    throw new BadEncoding("it is no string of whole bytes");
  return element.content.subarray(1);
}

/** A small INTEGER that is not negative; one that is larger than a number can be exact is as large as that. */
export function numberOf(element: Element): number {
  const { tag, content } = element;
  if (tag !== tags.integer || content.length === 0) throw new BadEncoding("it is no number");
  if (((content[0] ?? 0) & 0x80) !== 0) throw new BadEncoding("the number is negative");
  const digits = content.toString("hex").replace(/^(00)+/, "");
  return digits.length > 12 ? Number.MAX_SAFE_INTEGER : Number.parseInt(digits || "0", 16);
}

export function oidOf(element: Element): string {
  const { tag, content } = element;
  if (tag !== tags.oid || content.length === 0 || content.length > 64)
    throw new BadEncoding("it is no object identifier");
  const parts: bigint[] = [];
  let value = 0n;
  for (const byte of content) {
    value = (value << 7n) | BigInt(byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    parts.push(value);
    value = 0n;
  }
  const [first = 0n, ...rest] = parts;
  const arc = first < 80n ? first / 40n : 2n;
  return [arc, first - arc * 40n, ...rest].join(".");
}

interface Measured {
  tag: number;
  /** Of the content, and of all with the marker that may follow it. */
  start: number;
  end: number;
  whole: number;
}

function measure(all: Buffer, depth: number): Measured {
  const [tag, length] = [all[0], all[1]];
  if (tag === undefined || length === undefined) throw new BadEncoding("it ends too early");
  if ((tag & 0x1f) === 0x1f) throw new BadEncoding("a kind of element that no certificate has");
  if (length === 0x80) return measureIndefinite(all, tag, depth);
  const size = length & 0x7f;
  const start = length < 0x80 ? 2 : 2 + size;
  if (length >= 0x80 && (size > 4 || all.length < start)) throw new BadEncoding("its length is no length");
  const end = start + (length < 0x80 ? length : all.readUIntBE(2, size));
  if (end > all.length) throw new BadEncoding("it ends too early");
  return { tag, start, end, whole: end };
}

/** BER alone: it goes on until a marker. Windows and older Java write keystores so. */
function measureIndefinite(all: Buffer, tag: number, depth: number): Measured {
  if ((tag & constructed) === 0 || depth >= deepest) throw new BadEncoding("its length is no length");
  let at = 2;
  while (all[at] !== 0 || all[at + 1] !== 0) at += measure(all.subarray(at), depth + 1).whole;
  return { tag, start: 2, end: at, whole: at + 2 };
}
