/** Everything of a history that is read line by line. */
import type { PairTimeline, TimelineIncident } from "../../../../shared/domain/pair-timeline.ts";
import type { SavedHistory } from "../../../../shared/domain/saved-history.ts";
import { exactDuration } from "../../../../shared/history/exact-duration.ts";
import { holeNames } from "../../../../shared/history/span-words.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportClock } from "./report-clock.ts";
import { part } from "./report-part.ts";

const lengthOf = (from: string, until: string): string => exactDuration((Date.parse(until) - Date.parse(from)) / 1000);
const severityNames = { critical: "Critical", warning: "Warning", info: "Note" };

export const incidentTable = ({ incidents }: PairTimeline, clock: ReportClock): Markup =>
  part({
    id: "incidents",
    title: "Incidents",
    none: "None in this time, as far as anybody watched.",
    columns: ["Since", "Until", "How long", "Finding", "What"],
    rows: incidents,
    cells: (one) => [
      clock.time(one.from),
      one.ended === null ? "still there" : clock.time(one.ended),
      incidentLength(one),
      html`<span class="severity">${severityNames[one.severity]}</span> <span class="code">${one.code}</span>`,
      one.message,
    ],
  });

/** Where it began or ended unseen, that is said instead of a time that would look exact. */
function incidentLength({ from, until, ended, beganAfter, endedAfter }: TimelineIncident): string {
  const length = lengthOf(from, ended ?? until);
  if (ended === null) return `${length} so far`;
  if (endedAfter !== null) return `seen for ${lengthOf(from, until)}, over when looked at again`;
  return beganAfter === null ? length : `at least ${length}`;
}

/** From the lane that the availability rests on. */
export function gapTable({ lanes }: PairTimeline, clock: ReportClock): Markup {
  const spans = lanes.find(({ kind }) => kind === "verdict")?.spans ?? [];
  const gaps = spans.flatMap((span) => (span.kind === "not-observed" && span.reason !== "not-yet" ? [span] : []));
  return part({
    id: "gaps",
    title: "Times in which nobody watched",
    none: "None: all of this time was watched.",
    columns: ["From", "Until", "How long", "Why"],
    rows: gaps,
    cells: ({ from, until, reason, changed }) => [
      clock.time(from),
      clock.time(until),
      lengthOf(from, until),
      changed ? `${holeNames[reason]}; ${changed.from} became ${changed.to} meanwhile` : holeNames[reason],
    ],
  });
}

export const certificateTable = ({ certificates }: SavedHistory, clock: ReportClock): Markup =>
  part({
    id: "certificates",
    title: "Certificates",
    none: "None is remembered.",
    columns: ["Subject", "Issuer", "Names", "Valid until", "SHA-256"],
    rows: certificates,
    cells: ({ subject, issuer, names, notAfter, sha256 }) => [
      subject,
      issuer,
      names.join(", "),
      clock.time(notAfter),
      html`<span class="print">${sha256}</span>`,
    ],
  });

export const saidTables = ({ notes, deeds, reports }: PairTimeline, clock: ReportClock): Markup =>
  html`${part({
    id: "notes",
    title: "Notes",
    none: "Nobody wrote one for this time.",
    columns: ["From", "Until", "Ticket", "Note"],
    rows: notes,
    cells: ({ from, until, ticket, text }) => [
      clock.time(from),
      from === until ? "" : clock.time(until),
      ticket ?? "",
      html`<span class="said">${text}</span>`,
    ],
  })}${part({
    id: "deeds",
    title: "Done with Pairdesk",
    none: "Nothing in this time.",
    columns: ["When", "What", "Details"],
    rows: deeds,
    cells: ({ at, deed, detail }) => [clock.time(at), deed.replaceAll("-", " "), detail ?? ""],
  })}${part({
    id: "reports",
    title: "Reported by the appliances themselves",
    none: "Nobody pasted a status history for this time.",
    columns: ["When", "Appliance", "Line"],
    rows: reports,
    cells: ({ at, appliance, text }) => [clock.time(at), appliance, html`<span class="said">${text}</span>`],
  })}`;

export const syncTable = ({ syncs }: PairTimeline, clock: ReportClock): Markup =>
  part({
    id: "syncs",
    title: "Data syncs",
    none: "None was told for this time.",
    columns: ["When", "Status", "Told by"],
    rows: syncs,
    cells: ({ at, status, toldBy }) => [clock.time(at), status ?? "", toldBy],
  });
