/** Pasted text as rows of cells: by tabs, by bars, or by two spaces and more, whichever a line has. */

export interface PastedRow {
  /** Where it stands in what was pasted, from 1. */
  line: number;
  cells: string[];
  isHeading: boolean;
}

/** Lines of rulers and empty lines are left out. */
export function textRows(text: string): PastedRow[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line), isHeading: false }))
    .filter(({ cells }) => cells.some((cell) => /[\p{L}\p{N}]/u.test(cell)));
}

function cellsOf(line: string): string[] {
  const cells = line.split(separatorOf(line)).map((cell) => cell.trim());
  return cells.filter((cell) => cell !== "");
}

function separatorOf(line: string): RegExp {
  if (line.includes("\t")) return /\t/;
  return line.includes(" | ") || line.startsWith("|") ? /\|/ : / {2,}/;
}
