import type { KeyboardEvent } from "react";

const rowsAway: Record<string, (rows: readonly HTMLElement[], at: number) => number> = {
  ArrowDown: (_rows, at) => at + 1,
  ArrowUp: (_rows, at) => at - 1,
  PageDown: (rows, at) => Math.min(at + 10, rows.length - 1),
  PageUp: (_rows, at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (rows) => rows.length - 1,
};

/** From row to row of the list; inside an opened row the keys scroll and select as everywhere. */
export function goByKey(event: KeyboardEvent<HTMLElement>): void {
  const go = rowsAway[event.key];
  const list = event.currentTarget.closest("ol");
  if (!go || !list) return;
  const rows = [...list.querySelectorAll<HTMLElement>(".exchange-row")];
  const target = rows[go(rows, rows.indexOf(event.currentTarget))];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
