/** What stands on the timeline as marks, row by row: syncs, what a person wrote and did, what appliances reported. */
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { deedWords, noteWords, reportWords, syncWords } from "../../words/person-history-words.ts";
import type { Told } from "./strip-slider.tsx";

export interface MarkRow {
  name: string;
  look: "sync" | "note" | "deed" | "report";
  marks: Told[];
}

/** Syncs and notes always; the others where there are any in this time. */
export function markRows({ syncs, notes, deeds, reports }: PairTimeline): MarkRow[] {
  const byAppliance = Map.groupBy(reports, ({ appliance }) => appliance);
  const moment = (at: string, words: string): Told => ({ words, from: at, until: at });
  const rows: MarkRow[] = [
    { name: "Data syncs", look: "sync", marks: syncs.map((sync) => moment(sync.at, syncWords(sync))) },
    {
      name: "Notes",
      look: "note",
      marks: notes.map((note) => ({ words: noteWords(note), from: note.from, until: note.until, noteId: note.id })),
    },
  ];
  if (deeds.length > 0) {
    rows.push({ name: "Done here", look: "deed", marks: deeds.map((deed) => moment(deed.at, deedWords(deed))) });
  }
  for (const [appliance, own] of byAppliance) {
    const marks = own.map((report) => moment(report.at, reportWords(report)));
    rows.push({ name: `Reported by ${appliance}`, look: "report", marks });
  }
  return rows;
}
