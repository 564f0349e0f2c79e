/**
 * XML as the command API v1 writes it (api-facts 2.3): the prolog, a blank line, tabs, blank lines at the end. The
 * elements of a failover relationship are indented further than the others; recorded answers and samples look so.
 */
const endings: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => endings[sign] ?? sign);

export const namespaces = {
  new: "https://www.beyondtrust.com/namespaces/API/command",
  old: "http://www.bomgar.com/namespaces/API/command",
} as const;

/** One line: an element with text. */
export const element = (indent: number, name: string, text: string | number, attribute = ""): string =>
  `${"\t".repeat(indent)}<${name}${attribute}>${escapeXml(String(text))}</${name}>\n`;

export const attribute = (name: string, value: string): string => ` ${name}="${escapeXml(value)}"`;

/** `content`: lines, or text alone. */
export const xmlDocument = (root: string, namespace: keyof typeof namespaces, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n\n<${root} xmlns="${namespaces[namespace]}">${content}</${root}>\n\n\n`;
