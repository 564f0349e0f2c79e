import { useRef, useState } from "react";
import { flushSync } from "react-dom";

/** So many at first, and so many with each wish for more: a year can have thousands. */
const rowsAtOnce = 200;

/** How many of a long table's rows are there. The button for more may go with the last of them, so the keyboard goes on to the first new row. */
export function useMoreRows(total: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [count, setCount] = useState(rowsAtOnce);

  function showMore(): void {
    flushSync(() => setCount(count + rowsAtOnce));
    const row = body.current?.rows[count];
    if (!row) return;
    row.tabIndex = -1;
    row.focus();
  }

  return { body, count, next: Math.min(rowsAtOnce, Math.max(0, total - count)), showMore };
}
