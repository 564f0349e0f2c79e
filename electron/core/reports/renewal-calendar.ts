/**
 * Renewals as a calendar file: an all-day entry on the day on which each is due. An entry keeps its identity as long as its
 * certificate is served, so that importing the file again replaces it instead of adding another.
 */
import ical, { ICalAlarmType } from "ical-generator";
import type { Renewal } from "../../../shared/certificates/certificates-view.ts";

export interface CalendarPair {
  pairId: string;
  name: string;
  renewals: readonly Renewal[];
}

/** In the morning: an all-day entry begins at midnight, in the reader's own time. */
const alarmAfterSeconds = 9 * 3_600;

/** `savedAt`: ISO. */
export function renewalCalendar(title: string, pairs: readonly CalendarPair[], savedAt: string): string {
  const calendar = ical({ name: title, prodId: { company: "Pairdesk", product: "Certificates", language: "EN" } });
  for (const { pairId, name, renewals } of pairs) {
    for (const renewal of renewals) {
      calendar.createEvent({
        id: `${renewal.sha256.slice(0, 32)}.${pairId}@pairdesk.invalid`,
        // Newer than in an earlier file: calendars keep what counts higher.
        sequence: Math.floor(Date.parse(savedAt) / 1000) % 2_147_483_647,
        stamp: savedAt,
        ...{ start: renewal.renewFrom, allDay: true, timezone: "UTC" },
        summary: `${renewal.kind === "leaf" ? "Renew the certificate of" : "Authority's certificate ends:"} ${name}`,
        description: describe(renewal),
        alarms: [
          { type: ICalAlarmType.display, triggerAfter: alarmAfterSeconds, description: `Certificate of ${name}` },
        ],
      });
    }
  }
  return calendar.toString();
}

const describe = ({ subject, issuer, places, notAfter, urgentFrom, sha256 }: Renewal): string =>
  [
    `${subject}, issued by ${issuer}`,
    `Served by ${places.join(", ")}`,
    `Ends ${minute(notAfter)} UTC; urgent from ${minute(urgentFrom)} UTC`,
    `SHA-256 ${sha256}`,
  ].join("\n");

const minute = (iso: string): string => iso.slice(0, 16).replace("T", " ");
