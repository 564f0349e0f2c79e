import { expect, test } from "vitest";
import { draftAbout, draftOf, toNote } from "../../../../renderer/features/history/note-draft.ts";

const span = { from: "2026-03-01T10:00:05.000Z", until: "2026-03-01T11:30:00.000Z" };

test("a stretch of time and a moment come back from the form to the second", () => {
  const about = { ...draftAbout(span), text: " Power was cut. ", ticket: " " };
  expect(toNote(about)).toEqual({ id: null, ...span, text: "Power was cut.", ticket: null });
  const moment = draftAbout({ from: span.from, until: span.from });
  expect(moment.isSpan).toBe(false);
  expect(toNote({ ...moment, text: "x", ticket: "INC-1" })).toMatchObject({ from: span.from, until: span.from });
  expect(toNote({ ...about, isSpan: false })).toMatchObject({ from: span.from, until: span.from });
});

test("a note that is there keeps its id", () => {
  const note = { id: "note-1", ...span, text: "x", ticket: "INC-1", writtenAt: span.until };
  expect(toNote(draftOf(note))).toEqual({ id: "note-1", ...span, text: "x", ticket: "INC-1" });
});

test("what is missing or backwards is said at its field", () => {
  const draft = { ...draftAbout(span), text: "x" };
  expect(toNote({ ...draft, text: "  " })).toMatchObject({ field: "text" });
  expect(toNote({ ...draft, from: "" })).toMatchObject({ field: "from" });
  expect(toNote({ ...draft, until: "soon" })).toMatchObject({ field: "until" });
  expect(toNote({ ...draft, from: draft.until, until: draft.from })).toMatchObject({ field: "until" });
});
