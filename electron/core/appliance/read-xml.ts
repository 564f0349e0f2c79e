/**
 * XML of the command API v1 as a small tree. Guarantees: a text over the limit is not parsed; a document type, and with
 * it every entity of the sender's own, is refused; what is not well-formed or has a second root is refused; names are
 * local names, because the vendor's namespace has changed (api-facts 2.4, 2.5). Never throws.
 */
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Its own text, without that of its children. */
  text: string;
  children: XmlElement[];
}

export type XmlOutcome = { root: XmlElement } | { problem: string };

/** Many times the longest real answer. Characters. */
const longestDocument = 65_536;

/** Entities are left as they stand and read here: the five of XML and character numbers, nothing else. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: "#text",
  cdataPropName: "#cdata",
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 20,
});

/** In `preserveOrder` form a node is one field, its children under its name, with its attributes beside them. */
const nodesSchema = z.array(z.record(z.string(), z.unknown()));
const attributesSchema = z.record(z.string(), z.string());
const attributesField = ":@";

export function readXml(text: string): XmlOutcome {
  if (text.length > longestDocument) return { problem: "the document is longer than any real one" };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { problem: "the document brings a document type or entities" };
  try {
    const roots = childrenOf(parser.parse(text.trimStart(), true)).children;
    const [root] = roots;
    if (!root || roots.length > 1) return { problem: root ? "more than one document" : "no XML" };
    return { root };
  } catch (error) {
    return { problem: `not well-formed XML: ${oneLine(error instanceof Error ? error.message : String(error), 120)}` };
  }
}

/** The children of this name. */
export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The trimmed text of the first child of this name; null when there is none, or when it is empty. */
export const textOf = (element: XmlElement, name: string): string | null => all(element, name)[0]?.text.trim() || null;

/** A remote's words, short enough to stand in a sentence. */
export const oneLine = (text: string, longest: number): string => text.replace(/\s+/g, " ").trim().slice(0, longest);

function childrenOf(parsed: unknown): { children: XmlElement[]; text: string } {
  const children: XmlElement[] = [];
  let text = "";
  for (const node of nodesSchema.parse(parsed ?? [])) {
    for (const [name, value] of Object.entries(node)) {
      if (name === attributesField) continue;
      if (name === "#text") text += decode(String(value));
      else if (name === "#cdata") text += literalText(value);
      else children.push(toElement(name, value, node[attributesField]));
    }
  }
  return { children, text };
}

function toElement(name: string, value: unknown, attributes: unknown): XmlElement {
  const entries = Object.entries(attributesSchema.parse(attributes ?? {}));
  return {
    name: localName(name),
    attributes: new Map(entries.map(([key, text]) => [localName(key), decode(text)])),
    ...childrenOf(value),
  };
}

const literalText = (value: unknown): string =>
  nodesSchema
    .parse(value)
    .map((node) => String(node["#text"] ?? ""))
    .join("");

const localName = (name: string): string => name.slice(name.lastIndexOf(":") + 1);

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Throws on an entity that XML itself does not define. */
function decode(text: string): string {
  return text.replace(/&([^;&\s]{0,16};?)/g, (whole, reference: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(reference) ?? [];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if ((hex || decimal) && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = reference.endsWith(";") ? named[reference.slice(0, -1)] : undefined;
    if (known === undefined) throw new Error(`the entity ${whole} is not known`);
    return known;
  });
}
