import { memo } from "react";
import type { PairTimeline, TimelineIncident } from "../../../shared/domain/pair-timeline.ts";
import { severityWords } from "../../words/grade-words.ts";
import { incidentClosed, incidentLength, incidentOpened } from "../../words/history-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { useMoreRows } from "./use-more-rows.ts";

interface IncidentListProps {
  timeline: PairTimeline;
  /** Where the timeline can be moved to one. */
  onShow?(incident: TimelineIncident): void;
}

/** One line an incident: what, since when, what opened it, how long, and what closed it. */
export const IncidentList = memo(function IncidentList({ timeline, onShow }: IncidentListProps) {
  const { incidents } = timeline;
  const { body, count, next, showMore } = useMoreRows(incidents.length);
  const shown = incidents.slice(0, count);
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
                <th scope="col">What opened it</th>
                <th scope="col">What closed it</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {shown.map((incident) => (
                <IncidentRow
                  key={`${incident.code}${incident.appliance}${incident.from}`}
                  incident={incident}
                  onShow={onShow}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next > 0 && (
        <button type="button" className="history-more" onClick={showMore}>
          Show {next} more
        </button>
      )}
    </section>
  );
});

const tone = { critical: "alarm", warning: "caution", info: "unsure" } as const;

interface IncidentRowProps {
  incident: TimelineIncident;
  onShow: IncidentListProps["onShow"];
}

function IncidentRow({ incident, onShow }: IncidentRowProps) {
  const { severity, code, message, from, beganAfter } = incident;
  const since = <time dateTime={from}>{fullLocalTime(from)}</time>;
  return (
    <tr data-tone={tone[severity]}>
      <td className="history-time">
        {beganAfter !== null && <span className="soft">seen from </span>}
        {onShow ? (
          <button type="button" className="incident-jump" title="Show on the timeline" onClick={() => onShow(incident)}>
            {since}
          </button>
        ) : (
          since
        )}
      </td>
      <td>{incidentLength(incident)}</td>
      <td>
        <span className="incident-severity">{severityWords[severity]}</span>
        <br />
        <span className="mono">{code}</span>
      </td>
      <td>
        {message} <span className="soft">{incidentOpened(incident)}</span>
      </td>
      <td>{incidentClosed(incident)}</td>
    </tr>
  );
}
