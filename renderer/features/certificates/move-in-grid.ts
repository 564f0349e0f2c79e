import type { KeyboardEvent } from "react";

const selector = "[data-grid-cell]";
const columns = 3;

/** Arrow keys move focus over the nine cells, Home and End to the ends of a row. Enter is the button's own. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cells = [...(event.currentTarget.closest("table")?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const at = cells.indexOf(event.currentTarget);
  const next = nextCell(event.key, at);
  if (next === null) return;
  event.preventDefault();
  cells[next]?.focus();
}

function nextCell(key: string, at: number): number | null {
  const rowStart = at - (at % columns);
  switch (key) {
    case "ArrowRight":
      return Math.min(rowStart + columns - 1, at + 1);
    case "ArrowLeft":
      return Math.max(rowStart, at - 1);
    case "ArrowDown":
      return at + columns;
    case "ArrowUp":
      return at - columns;
    case "Home":
      return rowStart;
    case "End":
      return rowStart + columns - 1;
    default:
      return null;
  }
}
