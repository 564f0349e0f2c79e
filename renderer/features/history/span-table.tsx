import { NativeSelect, TextInput } from "@mantine/core";
import { memo, useDeferredValue, useMemo, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { filterRows, nextOrder, orderRows, type RowFilter, type SortColumn, type SortOrder } from "./order-rows.ts";
import { type TableRow, tableRows } from "./table-rows.ts";
import { useMoreRows } from "./use-more-rows.ts";

const columns: { column: SortColumn; title: string }[] = [
  { column: "from", title: "From" },
  { column: "seconds", title: "For" },
  { column: "about", title: "About" },
  { column: "kind", title: "Kind" },
  { column: "value", title: "Value" },
  { column: "known", title: "How known" },
];

/** Exactly what the timeline shows, as text: for reading, sorting, searching and screen readers. */
export const SpanTable = memo(function SpanTable({ timeline }: { timeline: PairTimeline }) {
  const [filter, setFilter] = useState<RowFilter>({ about: "", kind: "", text: "" });
  // Letters appear as they are typed; a year's rows follow when there is time.
  const wanted = useDeferredValue(filter);
  const [order, setOrder] = useState<SortOrder>({ column: "from", isUp: false });
  const rows = useMemo(() => tableRows(timeline), [timeline]);
  const found = useMemo(() => orderRows(filterRows(rows, wanted), order), [rows, wanted, order]);
  const { body, count, next, showMore } = useMoreRows(found.length);
  return (
    <section className="panel span-table" aria-labelledby="span-table-heading">
      <div className="span-table-head">
        <h2 id="span-table-heading" className="panel-heading">
          Everything in this time ({found.length})
        </h2>
        <Filters rows={rows} filter={filter} onChange={setFilter} />
      </div>
      <div className="history-table-frame">
        <table className="history-table">
          <thead>
            <tr>
              {columns.map(({ column, title }) => (
                <SortedHeading
                  key={column}
                  title={title}
                  order={order.column === column ? order : null}
                  onSort={() => setOrder(nextOrder(order, column))}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {found.slice(0, count).map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p className="soft">Nothing in this time is like that.</p>}
      {next > 0 && (
        <button type="button" className="history-more" onClick={showMore}>
          Show {next} more
        </button>
      )}
    </section>
  );
});

interface SortedHeadingProps {
  title: string;
  order: SortOrder | null;
  onSort(): void;
}

function SortedHeading({ title, order, onSort }: SortedHeadingProps) {
  const direction = order?.isUp ? "ascending" : "descending";
  const arrow = order?.isUp ? "▲" : "▼";
  return (
    <th scope="col" aria-sort={order ? direction : undefined}>
      <button type="button" className="history-sort" onClick={onSort}>
        {title}
        <span aria-hidden="true">{order ? arrow : ""}</span>
      </button>
    </th>
  );
}

const Row = memo(function Row({ row: { from, length, about, kind, value, known } }: { row: TableRow }) {
  return (
    <tr>
      <td className="history-time">
        <time dateTime={from}>{fullLocalTime(from)}</time>
      </td>
      <td className="history-time">{length}</td>
      <td>{about}</td>
      <td className="history-kind">{kind}</td>
      <td className="history-value">
        <div>{value}</div>
      </td>
      <td>{known}</td>
    </tr>
  );
});

interface FiltersProps {
  rows: readonly TableRow[];
  filter: RowFilter;
  onChange(filter: RowFilter): void;
}

function useChoices(rows: readonly TableRow[], part: "about" | "kind", chosen: string, all: string) {
  const known = useMemo(() => new Set(rows.map((row) => row[part])), [rows, part]);
  return useMemo(
    () => [
      { value: "", label: all },
      ...[...new Set([...known, chosen])]
        .filter((value) => value !== "")
        .sort()
        .map((value) => ({ value, label: value })),
    ],
    [known, chosen, all],
  );
}

function Filters({ rows, filter, onChange }: FiltersProps) {
  const abouts = useChoices(rows, "about", filter.about, "Pair and appliances");
  const kinds = useChoices(rows, "kind", filter.kind, "Every kind");
  return (
    <div className="span-table-filters">
      <NativeSelect
        size="xs"
        aria-label="About"
        data={abouts}
        value={filter.about}
        onChange={(event) => onChange({ ...filter, about: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Kind"
        data={kinds}
        value={filter.kind}
        onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="search"
        aria-label="Filter"
        placeholder="Words or a finding’s code"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
    </div>
  );
}
