import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { fullLocalTime } from "../../words/local-time.ts";

export function Notes({ notes }: { notes: RunView["notes"] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="run-notes">
      {notes.map(({ at, text }) => (
        <li key={`${at} ${text}`}>
          <p className="run-note-text">{text}</p>
          <p className="run-note-at soft">
            <time dateTime={at}>{fullLocalTime(at)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
