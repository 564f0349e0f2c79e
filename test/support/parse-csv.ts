/** Reads CSV as RFC 4180 says, apart from the code that writes it. Throws on a quote where none belongs. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let rest = text;
  let row: string[] = [];
  while (rest !== "") {
    const quoted = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest);
    const plain = quoted ? null : /^([^",\r\n]*)(,|\r\n)/.exec(rest);
    const found = quoted ?? plain;
    if (!found) throw new Error(`no CSV at: ${rest.slice(0, 40)}`);
    const [all, value = "", end] = found;
    row.push(quoted ? value.replaceAll('""', '"') : value);
    rest = rest.slice(all.length);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
