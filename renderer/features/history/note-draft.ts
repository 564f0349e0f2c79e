/** A note as its form holds it, and as it is kept. */
import type { WrittenNote } from "../../../shared/contract/history.ts";
import type { TimelineNote } from "../../../shared/domain/pair-timeline.ts";

export interface NoteDraft {
  id: string | null;
  isSpan: boolean;
  /** As date and time fields have them: local, to the second. */
  from: string;
  until: string;
  /**
   * The exact times that the fields began with. A field that nobody changed means these: what it shows has no milliseconds,
   * and stands for two times in the hour that comes twice when clocks are set back.
   */
  exact: { from: string; until: string };
  text: string;
  ticket: string;
}

export const draftAbout = ({ from, until }: { from: string; until: string }): NoteDraft => ({
  id: null,
  isSpan: from !== until,
  from: asField(from),
  until: asField(until),
  exact: { from, until },
  text: "",
  ticket: "",
});

export const draftOf = ({ id, text, ticket, ...period }: TimelineNote): NoteDraft => ({
  ...draftAbout(period),
  id,
  text,
  ticket: ticket ?? "",
});

export type NoteProblem = { field: "from" | "until" | "text"; words: string };

/** Whether nobody has changed anything yet. */
export const isSameDraft = (a: NoteDraft, b: NoteDraft): boolean =>
  (["isSpan", "from", "until", "text", "ticket"] as const).every((part) => a[part] === b[part]);

export function toNote({ id, isSpan, exact, ...draft }: NoteDraft): WrittenNote | NoteProblem {
  const fromMs = meant(draft.from, exact.from);
  const untilMs = isSpan ? meant(draft.until, exact.until) : fromMs;
  if (Number.isNaN(fromMs)) return { field: "from", words: "Enter a date and a time." };
  if (Number.isNaN(untilMs)) return { field: "until", words: "Enter a date and a time." };
  if (untilMs < fromMs) return { field: "until", words: "It ends before it begins. Choose a later end." };
  const text = draft.text.trim();
  if (text === "") return { field: "text", words: "Write what is to be remembered." };
  const [from, until] = [fromMs, untilMs].map((ms) => new Date(ms).toISOString());
  return { id, from: from ?? "", until: until ?? "", text, ticket: draft.ticket.trim() || null };
}

const meant = (field: string, exact: string): number => Date.parse(field === asField(exact) ? exact : field);

/** On this computer's own clock face. */
function asField(iso: string): string {
  const local = new Date(iso);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${date}T${two(local.getHours())}:${two(local.getMinutes())}:${two(local.getSeconds())}`;
}
