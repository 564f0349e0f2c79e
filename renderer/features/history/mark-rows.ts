/** What stands on the timeline as marks, row by row: syncs, what a person wrote and did, what appliances reported. */
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { deedWords, noteWords, reportWords, syncWords } from "../../words/person-history-words.ts";
import type { Told } from "./strip-slider.tsx";

export type Mark = Omit<Told, "words">;

export interface MarkRow {
  name: string;
  look: "sync" | "note" | "deed" | "report";
  marks: Mark[];
  /** Put into words when somebody is at it: a year has tens of thousands. */
  wordsAt(index: number): string;
}

/** Syncs and notes always; the others where there are any in this time. */
export function markRows({ syncs, notes, deeds, reports }: PairTimeline): MarkRow[] {
  const rows: MarkRow[] = [
    { name: "Data syncs", look: "sync", marks: syncs.map(momentOf), wordsAt: worded(syncs, syncWords) },
    {
      name: "Notes",
      look: "note",
      marks: notes.map(({ id, from, until }) => ({ from, until, noteId: id })),
      wordsAt: worded(notes, noteWords),
    },
  ];
  if (deeds.length > 0) {
    rows.push({ name: "Done here", look: "deed", marks: deeds.map(momentOf), wordsAt: worded(deeds, deedWords) });
  }
  for (const [appliance, own] of Map.groupBy(reports, (report) => report.appliance)) {
    const name = `Reported by ${appliance}`;
    rows.push({ name, look: "report", marks: own.map(momentOf), wordsAt: worded(own, reportWords) });
  }
  return rows;
}

const momentOf = ({ at }: { at: string }): Mark => ({ from: at, until: at });

const worded =
  <Item>(items: readonly Item[], words: (item: Item) => string) =>
  (index: number): string => {
    const item = items[index];
    return item === undefined ? "nothing" : words(item);
  };
