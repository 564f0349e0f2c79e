/** HTML as text: every value is escaped unless it is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escapeText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

function textOfPart(part: Part): string {
  if (part === null || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(textOfPart).join("");
  return escapeText(String(part));
}

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((text, next, index) => text + textOfPart(parts[index - 1] ?? null) + next));

/** A labelled input of a form. */
export const field = (label: string, name: string, value: string | number, type = "text"): Html =>
  html`<p><label>${label} <input type="${type}" name="${name}" value="${value}" autocomplete="off"></label></p>`;

export const tick = (label: string, name: string, isTicked: boolean, value = "1"): Html =>
  html`<p><label><input type="checkbox" name="${name}" value="${value}"${isTicked && html` checked`}> ${label}</label></p>`;

export const table = (heads: readonly string[], rows: readonly (readonly Part[])[]): Html => html`<table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>`;
