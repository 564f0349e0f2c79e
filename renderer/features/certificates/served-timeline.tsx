import type { CertificatesView, ServedStretch } from "../../../shared/certificates/certificates-view.ts";
import { certificateName, fingerprintStart } from "../../words/certificate-grid-words.ts";
import { dayAndTime, localDay } from "../../words/local-time.ts";
import { type LeafMark, marksOf } from "./arrange-grid.ts";
import { LeafShape } from "./leaf-shape.tsx";

interface ServedTimelineProps {
  view: Pick<CertificatesView, "timeline" | "behind" | "grid">;
  names: readonly [string, string];
}

/** Which certificate each appliance was seen to serve, and since when. */
export function ServedTimeline({ view: { timeline, behind, grid }, names }: ServedTimelineProps) {
  const marks = marksOf(grid);
  if (timeline.length === 0) return null;
  return (
    <section className="panel certificates-section" aria-labelledby="served-timeline-heading">
      <header className="certificates-section-head">
        <h2 id="served-timeline-heading">What was served over time</h2>
        {behind && <p className="soft">{behind.text}</p>}
      </header>
      <div className="served-timeline">
        {names.map((name) => (
          <div key={name}>
            <h3>{name}</h3>
            <ol aria-label={`Served by ${name}, newest first`}>
              {timeline
                .filter(({ appliance }) => appliance === name)
                .map((stretch) => (
                  <Stretch key={stretch.from} stretch={stretch} mark={marks.get(stretch.sha256) ?? null} />
                ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

function Stretch({
  stretch: { sha256, subject, notAfter, from, until },
  mark,
}: {
  stretch: ServedStretch;
  mark: LeafMark | null;
}) {
  return (
    <li data-now={until === null}>
      <span className="stretch-mark">
        {mark ? <LeafShape mark={mark} size={22} /> : <span className="stretch-dot" aria-hidden="true" />}
      </span>
      <p>
        <strong>{until === null ? `since ${dayAndTime(from)}` : `${dayAndTime(from)} to ${dayAndTime(until)}`}</strong>
        <span>
          {mark && <span className="only-read-out">certificate {mark.letter}, </span>}
          {subject === null ? "a certificate that is not remembered" : certificateName({ subject, names: [] })}{" "}
          <span className="mono soft">{fingerprintStart(sha256)}</span>
          {notAfter !== null && <span className="soft">, valid until {localDay(notAfter)}</span>}
        </span>
      </p>
    </li>
  );
}
