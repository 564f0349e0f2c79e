/**
 * Reads JSON that a person wrote and keeps the place of every value in it, so that a refusal can name line and column.
 * Stricter than JSON.parse: a field that appears twice is an error and not the last one's victory, and neither nesting
 * nor number of values may go beyond any document of ours, so that a hostile file costs no more than a moment.
 *
 * Guaranteed: linear time; no message repeats a value of the text, because it may be a secret; `__proto__` is a field
 * like any other.
 */

/** Both count from 1; columns in UTF-16 units, as editors count them. */
export interface TextPlace {
  line: number;
  column: number;
}

export type JsonPath = readonly (string | number)[];

export type LocatedJson =
  /** `placeOf`: of the value, or of the nearest one around it that is there; with `key` of the field's name. */
  | { ok: true; value: unknown; placeOf: (path: JsonPath, part?: "key" | "value") => TextPlace }
  | { ok: false; place: TextPlace; message: string };

const deepest = 32;
const mostValues = 500_000;

/** Where a value begins, where its name stands, and what is in it. */
interface Node {
  at: number;
  keyAt: number;
  within: Map<string, Node> | null;
}

class Refusal extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

export function locateJson(text: string): LocatedJson {
  const toPlace = createPlaceFinder(text);
  try {
    const { value, node: root } = readDocument(text);
    return {
      ok: true,
      value,
      placeOf(path, part = "value") {
        let node = root;
        for (const step of path) {
          const next = node.within?.get(String(step));
          if (!next) return toPlace(node.at);
          node = next;
        }
        return toPlace(part === "key" ? node.keyAt : node.at);
      },
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, place: toPlace(error.at), message: error.message };
  }
}

/** Lines are counted at the first question only, and once. */
function createPlaceFinder(text: string): (offset: number) => TextPlace {
  let starts: number[] | null = null;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

const space = /[ \t\r\n]*/y;
/** Control characters may not stand in a text; JSON.parse, which reads the piece that is cut out here, sees to that. */
const stringToken = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const otherToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

interface Cursor {
  readonly text: string;
  at: number;
  values: number;
}

type Read = { value: unknown; node: Node };

function readDocument(text: string): Read {
  const cursor: Cursor = { text, at: text.startsWith("\uFEFF") ? 1 : 0, values: 0 };
  const document = readValue(cursor, 0, null);
  pass(cursor, space);
  if (cursor.at < text.length) throw new Refusal(cursor.at, "The document has ended before this.");
  return document;
}

function readValue(cursor: Cursor, depth: number, keyAt: number | null): Read {
  pass(cursor, space);
  const { at, text } = cursor;
  const node: Node = { at, keyAt: keyAt ?? at, within: null };
  cursor.values += 1;
  if (cursor.values > mostValues) throw new Refusal(at, "There are more values before this than any real file has.");
  if (depth > deepest) throw new Refusal(at, "This is nested too deeply.");
  if (text[at] === "{") return { value: readObject(cursor, node, depth), node };
  if (text[at] === "[") return { value: readList(cursor, node, depth), node };
  if (text[at] === '"') return { value: readString(cursor), node };
  const token = pass(cursor, otherToken);
  if (token !== null) return { value: JSON.parse(token), node };
  throw new Refusal(at, at === text.length ? "The text ends where a value is expected." : "Expected a value.");
}

function readObject(cursor: Cursor, node: Node, depth: number): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  const within = new Map<string, Node>();
  node.within = within;
  passMark(cursor, "{");
  if (isNext(cursor, "}")) passMark(cursor, "}");
  else {
    do {
      pass(cursor, space);
      const keyAt = cursor.at;
      if (cursor.text[keyAt] !== '"') throw new Refusal(keyAt, "Expected a field's name in double quotes.");
      const name = readString(cursor);
      if (within.has(name)) throw new Refusal(keyAt, "This field is given twice.");
      passMark(cursor, ":");
      const read = readValue(cursor, depth + 1, keyAt);
      fields.push([name, read.value]);
      within.set(name, read.node);
    } while (passMark(cursor, ",", "}") === ",");
  }
  return Object.fromEntries(fields);
}

function readList(cursor: Cursor, node: Node, depth: number): unknown[] {
  const items: unknown[] = [];
  const within = new Map<string, Node>();
  node.within = within;
  passMark(cursor, "[");
  if (isNext(cursor, "]")) passMark(cursor, "]");
  else {
    do {
      const read = readValue(cursor, depth + 1, null);
      within.set(String(items.length), read.node);
      items.push(read.value);
    } while (passMark(cursor, ",", "]") === ",");
  }
  return items;
}

function readString(cursor: Cursor): string {
  const { at } = cursor;
  try {
    return JSON.parse(pass(cursor, stringToken) ?? "") as string;
  } catch {
    throw new Refusal(at, "This text does not end on its line, or holds a bad escape.");
  }
}

/** The text that fits here, which is passed; null when it does not. */
function pass(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? null;
  cursor.at += found?.length ?? 0;
  return found;
}

function passMark(cursor: Cursor, ...marks: string[]): string {
  pass(cursor, space);
  const mark = cursor.text[cursor.at] ?? "";
  if (!marks.includes(mark)) {
    throw new Refusal(cursor.at, `Expected ${marks.join(" or ")}${mark === "" ? "; the text ends here" : ""}.`);
  }
  cursor.at += 1;
  return mark;
}

function isNext(cursor: Cursor, mark: string): boolean {
  pass(cursor, space);
  return cursor.text[cursor.at] === mark;
}
