/**
 * The rows of HTML tables as text. Nothing is built and nothing is carried out: tags are skipped from left to right, so a
 * script in a cell is left out, an element nested a thousand deep is no deeper than any other, and the time it takes grows
 * with the length alone.
 */

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–" };

export const holdsTable = (text: string): boolean => /<(?:table|tr|td)[\s>]/i.test(text);

export interface HtmlRow {
  cells: string[];
  /** Every cell is one of headings. */
  isHeading: boolean;
}

/** Rows without any text are left out. */
export function htmlRows(html: string): HtmlRow[] {
  const rows: { cells: string[]; kinds: string[] }[] = [];
  for (const { tag, text } of pieces(html)) {
    const row = rows.at(-1);
    if (tag === "tr") rows.push({ cells: [], kinds: [] });
    else if (row && (tag === "td" || tag === "th")) {
      row.cells.push("");
      row.kinds.push(tag);
    } else if (row && breaksWords.has(tag)) append(row.cells, " ");
    if (row || tag === "tr") append(rows.at(-1)?.cells ?? [], decode(text));
  }
  return rows
    .map(({ cells, kinds }) => ({
      cells: cells.map((cell) => cell.replace(/\s+/g, " ").trim()),
      isHeading: kinds.length > 0 && kinds.every((kind) => kind === "th"),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** As a clipboard would hold it without HTML: a line a row, a tab between cells. */
export const htmlAsLines = (html: string): string =>
  htmlRows(html)
    .map(({ cells }) => cells.join("\t"))
    .join("\n");

const breaksWords = new Set(["br", "p", "div", "li"]);

function append(cells: string[], text: string): void {
  if (cells.length > 0) cells[cells.length - 1] += text;
}

/** Each tag by its name, with the text that follows it. The content of scripts and styles is no text. */
function* pieces(html: string): Generator<{ tag: string; text: string }> {
  let at = html.indexOf("<");
  while (at >= 0) {
    const isComment = html.startsWith("<!--", at);
    const end = isComment ? html.indexOf("-->", at) : html.indexOf(">", at);
    if (end < 0) return;
    const tag = isComment ? "" : tagName(html.slice(at + 1, Math.min(end, at + 20)));
    let after = end + (isComment ? 3 : 1);
    if (tag === "script" || tag === "style") {
      const close = closing[tag];
      close.lastIndex = after;
      after = close.exec(html)?.index ?? html.length;
    }
    const next = html.indexOf("<", after);
    yield { tag, text: html.slice(after, next < 0 ? html.length : next) };
    at = next;
  }
}

const closing = { script: /<\/script/gi, style: /<\/style/gi };

const tagName = (inside: string): string => /^\/?[a-z][a-z0-9]*/i.exec(inside)?.[0].toLowerCase() ?? "";

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
