/** A distinguished name on one line, as Node writes that of a certificate: `CN=support.example.com, O=Example`. */
import { childAt, childrenOf, type Element, oidOf, tags } from "./ber.ts";

const shortNames: Record<string, string> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "street",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.42": "GN",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
};

export const nameOnOneLine = (name: Element): string =>
  childrenOf(name)
    .map((part) => childrenOf(part).map(attributeOf).join(" + "))
    .join(", ");

function attributeOf(attribute: Element): string {
  const oid = oidOf(childAt(attribute, 0));
  return `${shortNames[oid] ?? oid}=${textOf(childAt(attribute, 1)).replace(/[,+"\\<>;]/g, "\\$&")}`;
}

function textOf({ tag, content }: Element): string {
  if (tag === tags.utf8) return content.toString("utf8");
  if (tag === tags.bmp && content.length % 2 === 0) {
    return Buffer.from(content).swap16().toString("utf16le").toWellFormed();
  }
  return content.toString("latin1");
}
