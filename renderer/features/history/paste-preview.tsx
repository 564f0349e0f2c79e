import { Radio } from "@mantine/core";
import type { DayOrder } from "../../../shared/history/pasted/find-time.ts";
import type { PastedHistory } from "../../../shared/history/pasted/read-pasted.ts";
import { longestPaste, mostReportsAtOnce } from "../../../shared/history/report-limits.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { notUnderstood } from "../../words/person-history-words.ts";
import type { SortedPaste } from "./use-pasted.ts";

interface PastePreviewProps {
  pasted: SortedPaste;
  zone: string;
  onChoose(order: DayOrder): void;
}

/** What would be added, what is there already, and what nobody could read. */
export function PastePreview({ pasted, zone, onChoose }: PastePreviewProps) {
  const { read } = pasted;
  if (read.kind !== "read") return <p role="alert">{tooMuch(read)}</p>;
  return (
    <section className="paste-preview" aria-label="Preview">
      <OrderQuestion order={read.order} onChoose={onChoose} />
      <Counts pasted={pasted} read={read} />
      <Notes read={read} zone={zone} />
      <Lines pasted={pasted} />
      <NotUnderstood read={read} />
    </section>
  );
}

const whole = new Intl.NumberFormat();

const tooMuch = (read: Exclude<SortedPaste["read"], PastedHistory>): string =>
  read.kind === "too-long"
    ? `This is more than ${whole.format(longestPaste)} characters. Paste it in parts.`
    : `These are ${whole.format(read.lines)} lines; ${whole.format(mostReportsAtOnce)} can be taken in at once. Paste them in parts.`;

function OrderQuestion({ order, onChoose }: { order: PastedHistory["order"]; onChoose(order: DayOrder): void }) {
  if (!order || order.by === "lines") return null;
  return (
    <Radio.Group
      label="Some dates can be read in two ways. What comes first in them?"
      value={order.known ?? ""}
      onChange={(value) => onChoose(value === "day-first" ? "day-first" : "month-first")}
    >
      <div className="history-form-row">
        <Radio value="day-first" label="the day: 3/4 is the 3rd of April" />
        <Radio value="month-first" label="the month: 3/4 is March 4" />
      </div>
    </Radio.Group>
  );
}

function Counts({ pasted: { fresh, knownCount }, read }: { pasted: SortedPaste; read: PastedHistory }) {
  return (
    <p role="status" className="paste-counts">
      <strong>{fresh.length} new</strong>, {knownCount} already known, {read.notUnderstood.length} not understood
      {read.headings > 0 && `, ${read.headings === 1 ? "one heading" : `${read.headings} headings`} left out`}
    </p>
  );
}

function Notes({ read: { order, lines }, zone }: { read: PastedHistory; zone: string }) {
  const twice = lines.filter(({ isTwice }) => isTwice).length;
  return (
    <>
      {order?.by === "lines" && (
        <p className="soft">
          Dates are read with the {order.known === "day-first" ? "day" : "month"} first, because some lines allow
          nothing else.
        </p>
      )}
      {twice > 0 && (
        <p className="soft">
          {twice === 1 ? "One line lies" : `${twice} lines lie`} in the hour that came twice in {zone} when clocks were
          set back. The first of the two is taken.
        </p>
      )}
    </>
  );
}

/** Enough to see whether it was read as it is meant; what is added is on the timeline. */
const mostShown = 12;

function Lines({ pasted: { fresh } }: { pasted: SortedPaste }) {
  if (fresh.length === 0) return null;
  return (
    <section className="paste-lines" aria-label="Lines that are new">
      <table className="history-table">
        <thead>
          <tr>
            <th scope="col">Time here</th>
            <th scope="col">In the appliance’s words</th>
          </tr>
        </thead>
        <tbody>
          {fresh.slice(0, mostShown).map(({ line, at, text, isTwice }) => (
            <tr key={line}>
              <td className="history-time">
                {fullLocalTime(at)}
                {isTwice && <span className="soft"> (first of two)</span>}
              </td>
              <td className="history-value">
                <div>{text}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fresh.length > mostShown && <p className="soft">and {whole.format(fresh.length - mostShown)} more</p>}
    </section>
  );
}

function NotUnderstood({ read }: { read: PastedHistory }) {
  if (read.notUnderstood.length === 0) return null;
  return (
    <details className="paste-not-understood">
      <summary>Not understood and not added ({read.notUnderstood.length})</summary>
      <ul>
        {read.notUnderstood.slice(0, mostShown).map(({ line, text, why }) => (
          <li key={line}>
            Line {line}, {notUnderstood(why)}: <span className="mono">{text.slice(0, 200)}</span>
          </li>
        ))}
      </ul>
      {read.notUnderstood.length > mostShown && (
        <p className="soft">and {read.notUnderstood.length - mostShown} more</p>
      )}
    </details>
  );
}
