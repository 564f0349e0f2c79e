import { memo, useState } from "react";
import type { PairTimeline, TimelineIncident } from "../../../shared/domain/pair-timeline.ts";
import { severityWords } from "../../words/grade-words.ts";
import { incidentLength } from "../../words/history-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";

const firstShown = 50;

/** One line an incident: what, since when, how long, and whether somebody saw it begin and end. */
export const IncidentList = memo(function IncidentList({ timeline }: { timeline: PairTimeline }) {
  const [isAll, setIsAll] = useState(false);
  const { incidents } = timeline;
  const shown = isAll ? incidents : incidents.slice(0, firstShown);
  return (
    <section className="panel incident-list" aria-labelledby="incidents-heading">
      <h2 id="incidents-heading" className="panel-heading">
        Incidents ({incidents.length})
      </h2>
      {incidents.length === 0 ? (
        <p className="soft">None in this time, as far as anybody watched.</p>
      ) : (
        <div className="history-table-frame">
          <table className="history-table">
            <thead>
              <tr>
                <th scope="col">Since</th>
                <th scope="col">How long</th>
                <th scope="col">Finding</th>
                <th scope="col">What</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((incident) => (
                <IncidentRow key={`${incident.code}${incident.appliance}${incident.from}`} incident={incident} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {incidents.length > shown.length && (
        <button type="button" className="history-more" onClick={() => setIsAll(true)}>
          Show all {incidents.length}
        </button>
      )}
    </section>
  );
});

const tone = { critical: "alarm", warning: "caution", info: "unsure" } as const;

function IncidentRow({ incident }: { incident: TimelineIncident }) {
  const { severity, code, message, from, beganAfter } = incident;
  return (
    <tr data-tone={tone[severity]}>
      <td>
        {beganAfter !== null && <span className="soft">seen from </span>}
        <time dateTime={from}>{fullLocalTime(from)}</time>
      </td>
      <td>{incidentLength(incident)}</td>
      <td>
        <span className="incident-severity">{severityWords[severity]}</span> <span className="mono">{code}</span>
      </td>
      <td>{message}</td>
    </tr>
  );
}
