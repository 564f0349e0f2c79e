import type { KeyboardEvent } from "react";

/** What takes part carries this attribute: the button that opens a row, and the one that opens a group. */
const selector = "[data-fleet-row]";

/** Arrow keys, Home and End move focus among the rows; left and right close and open a group. Enter is the button's own. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = event.currentTarget;
  const rows = [...(row.closest("table")?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const next = target(event.key, rows.indexOf(row), rows.length);
  if (next !== null) {
    event.preventDefault();
    rows[next]?.focus();
  } else if (togglesGroup(event.key, row)) {
    event.preventDefault();
    row.click();
  }
}

const pageOfRows = 10;

function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(count - 1, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "PageDown":
      return Math.min(count - 1, at + pageOfRows);
    case "PageUp":
      return Math.max(0, at - pageOfRows);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function togglesGroup(key: string, row: HTMLElement): boolean {
  const isOpen = row.getAttribute("aria-expanded");
  return (key === "ArrowRight" && isOpen === "false") || (key === "ArrowLeft" && isOpen === "true");
}
