/** A part of a report that is read line by line. One of which there is nothing says so in one sentence. */
import { html, type Markup } from "./markup.ts";

interface Part<Row> {
  id: string;
  title: string;
  none: string;
  columns: readonly string[];
  rows: readonly Row[];
  cells(row: Row): readonly (string | number | Markup)[];
}

export const part = <Row>({ id, title, none, columns, rows, cells }: Part<Row>): Markup =>
  html`<section id="${id}"><h2>${title} (${rows.length})</h2>${
    rows.length === 0
      ? html`<p class="soft">${none}</p>`
      : html`<table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(
          (row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
        )}</tbody></table>`
  }</section>`;
