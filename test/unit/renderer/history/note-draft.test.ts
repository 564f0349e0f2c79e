import { afterEach, expect, test, vi } from "vitest";
import { draftAbout, draftOf, isSameDraft, toNote } from "../../../../renderer/features/history/note-draft.ts";

afterEach(() => vi.unstubAllEnvs());

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

test("a time that nobody changed stays what it was: in the hour that comes twice, and to the millisecond", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  // Both are half past two on that day's clock; the first of them is the summer's.
  const second = { from: "2025-10-26T01:30:00.250Z", until: "2025-10-26T01:45:00.750Z" };
  const draft = { ...draftAbout(second), text: "x" };
  expect(draft.from).toBe("2025-10-26T02:30:00");
  expect(toNote(draft)).toMatchObject(second);
  expect(toNote({ ...draft, isSpan: false })).toMatchObject({ from: second.from, until: second.from });
  expect(toNote({ ...draft, until: "2025-10-26T04:00:00" })).toMatchObject({
    from: second.from,
    until: "2025-10-26T03:00:00.000Z",
  });
});

test("a draft is the same until a part of it that is kept has changed", () => {
  const draft = draftAbout(span);
  expect(isSameDraft({ ...draft }, draft)).toBe(true);
  expect(isSameDraft({ ...draft, text: "x" }, draft)).toBe(false);
  expect(isSameDraft({ ...draft, until: "2026-03-01T12:00:00" }, draft)).toBe(false);
});
