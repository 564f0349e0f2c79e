import { useId, useMemo, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import { lengthOf, spanName } from "../../words/history-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";

interface Row {
  key: string;
  about: string;
  lane: string;
  value: string;
  from: string;
  until: string;
  known: string;
}

const rowsAtOnce = 200;

/** Exactly what the strips show, as text: for reading, searching and screen readers. */
export function SpanTable({ timeline }: { timeline: PairTimeline }) {
  const [search, setSearch] = useState("");
  const [count, setCount] = useState(rowsAtOnce);
  const field = useId();
  const rows = useMemo(() => rowsOf(timeline), [timeline]);
  const found = useMemo(() => rows.filter((row) => matches(row, search)), [rows, search]);
  return (
    <section className="panel span-table" aria-labelledby="span-table-heading">
      <div className="span-table-head">
        <h2 id="span-table-heading" className="panel-heading">
          Everything in this time ({found.length})
        </h2>
        <label htmlFor={field}>Filter</label>
        <input
          id={field}
          type="search"
          placeholder="appliance, lane or value"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className="history-table-frame">
        <table className="history-table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">For</th>
              <th scope="col">About</th>
              <th scope="col">Lane</th>
              <th scope="col">Value</th>
              <th scope="col">How known</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, count).map((row) => (
              <tr key={row.key}>
                <td>
                  <time dateTime={row.from}>{fullLocalTime(row.from)}</time>
                </td>
                <td>{lengthOf(row)}</td>
                <td>{row.about}</td>
                <td>{row.lane}</td>
                <td>{row.value}</td>
                <td>{row.known}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > count && (
        <button type="button" className="history-more" onClick={() => setCount(count + rowsAtOnce)}>
          Show {Math.min(rowsAtOnce, found.length - count)} more
        </button>
      )}
    </section>
  );
}

/** The newest first. */
function rowsOf({ lanes }: PairTimeline): Row[] {
  const rows = lanes.flatMap((lane) =>
    lane.spans.map((span): Row => {
      const { from, until } = span;
      const about = lane.appliance ?? "Pair";
      const changed = span.kind === "not-observed" && span.changed ? "; the change is inferred" : "";
      const known = span.kind === "observed" ? `seen ${span.looks}×` : `not observed${changed}`;
      return {
        key: `${lane.kind}/${about}/${from}`,
        about,
        lane: laneName(lane),
        value: spanName(lane.kind, span),
        from,
        until,
        known,
      };
    }),
  );
  return rows.sort((a, b) => b.from.localeCompare(a.from) || a.key.localeCompare(b.key));
}

function matches({ about, lane, value, known }: Row, search: string): boolean {
  const text = `${about} ${lane} ${value} ${known}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
