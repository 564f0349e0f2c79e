import { printable } from "../printable.ts";

/** HTML in which everything that is put in is text, unless it was made here too. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | Markup | readonly Part[];

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => escapes[character] ?? "");

function render(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(render).join("");
  return escaped(String(part));
}

/** The template itself is ours; what stands in it is escaped, in a text as in a quoted attribute. */
export const html = (template: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(template.reduce((text, piece, index) => text + render(parts[index - 1] ?? null) + piece));
