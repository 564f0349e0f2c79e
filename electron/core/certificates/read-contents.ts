/** Finds out what a file is and reads it. By its bytes and never by its name: names are often wrong. */
import { type Element, tags } from "./ber.ts";
import { type FileContents, nothingYet } from "./file-contents.ts";
import { type Finding, fileFindings } from "./file-problems.ts";
import { identifyDer } from "./identify-der.ts";
import { decodeBase64, hasPem } from "./pem-blocks.ts";
import { readPem } from "./read-pem.ts";
import { readPkcs12 } from "./read-pkcs12.ts";
import { recogniseOther } from "./recognise-other.ts";
import { elementAt, takeElement } from "./take-element.ts";

/** Bytes: no certificate file is larger. */
export const largestFile = 5_000_000;

export function readContents(bytes: Buffer, fileName: string, passphrase: string | null): FileContents {
  if (bytes.length > largestFile) return onlyFinding(fileFindings.tooLarge());
  if (bytes.length === 0) return onlyFinding(fileFindings.empty());
  const other = recogniseOther(bytes, fileName);
  if (other) return onlyFinding(other);
  const der = readDer(bytes, passphrase);
  if (der) return der;
  const narrow = narrowed(bytes);
  try {
    const fromText = readText(narrow, passphrase);
    return fromText ?? onlyFinding(isCutOff(bytes) ? fileFindings.cutOff() : fileFindings.unknown());
  } finally {
    if (narrow !== bytes) narrow.fill(0);
  }
}

/** PEM, or the Base64 of one element alone. null: it is neither. */
function readText(narrow: Buffer, passphrase: string | null): FileContents | null {
  if (hasPem(narrow)) return readPem(narrow, passphrase);
  const decoded = decodeBase64(withoutMark(narrow));
  try {
    return decoded && readDer(decoded, passphrase);
  } finally {
    decoded?.fill(0);
  }
}

export const onlyFinding = (finding: Finding): FileContents => ({ ...nothingYet("unknown"), findings: [finding] });

/** One element, or several one after the other. null: it is not that. */
function readDer(bytes: Buffer, passphrase: string | null): FileContents | null {
  const first = elementAt(bytes);
  const kind = first && identifyDer(first);
  if (!first || !kind) return null;
  if (kind === "pkcs12") return withRest(readPkcs12(first.bytes, passphrase), bytes.subarray(first.bytes.length));
  const contents = nothingYet(kind === "request" ? "csr" : "der");
  if (kind === "pkcs7") contents.format = "pkcs7";
  let rest = bytes;
  for (let element: Element | null = first; element; element = elementAt(rest)) {
    if (!takeElement(element, passphrase, contents)) break;
    rest = rest.subarray(element.bytes.length);
  }
  return withRest(contents, rest);
}

function withRest(contents: FileContents, rest: Buffer): FileContents {
  if (rest.some((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d))
    contents.findings.push(fileFindings.trailing());
  return contents;
}

/** A long element has begun, and the file ends before it does. */
function isCutOff(bytes: Buffer): boolean {
  const [tag, length = 0] = bytes;
  return tag === tags.sequence && (length === 0x80 || (length >= 0x81 && length <= 0x84)) && elementAt(bytes) === null;
}

const littleMark = Buffer.from([0xff, 0xfe]);
const bigMark = Buffer.from([0xfe, 0xff]);
const wideBegin = Buffer.from("-----BEGIN ", "utf16le");

/** Of UTF-16, as shells of Windows write it, the bytes that hold ASCII. */
function narrowed(bytes: Buffer): Buffer {
  const mark = bytes.subarray(0, 2);
  if (mark.equals(littleMark)) return everySecond(bytes.subarray(2), 0);
  if (mark.equals(bigMark)) return everySecond(bytes.subarray(2), 1);
  // Not every editor writes the mark. Of either order of bytes the text is where it is found.
  const begin = bytes.indexOf(wideBegin);
  return begin === -1 ? bytes : everySecond(bytes, begin % 2);
}

const everySecond = (bytes: Buffer, from: number): Buffer => bytes.filter((_, at) => at % 2 === from) as Buffer;

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;
