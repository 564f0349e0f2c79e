import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { savedHistoryLimits } from "../../../electron/core/saved-history/limits.ts";
import { measureJson } from "../../../electron/core/saved-history/measure-json.ts";
import { readSavedHistory } from "../../../electron/core/saved-history/read-saved-history.ts";
import { sha256Of, writeSavedHistory } from "../../../electron/core/saved-history/write-saved-history.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { savedHistoryOf } from "../../fixtures/saved-history-of.ts";

const nowMs = Date.UTC(2026, 2, 1);
const saved = savedHistoryOf(nowMs);

/** The form of a file with a checksum that fits whatever is in it. */
const fileWith = (content: string, { schema = "pairdesk-saved-history/1" } = {}): Buffer =>
  gzipSync(`{"schema":"${schema}","sha256":"${sha256Of(Buffer.from(content))}","content":${content}}\n`);

function refusal(file: Uint8Array): { code: string; message: string; advice: string } {
  try {
    readSavedHistory(file);
  } catch (error) {
    if (error instanceof PairdeskError) return { code: error.code, message: error.message, advice: error.advice };
    throw error;
  }
  throw new Error("it was read");
}

test("what was saved is read back as it was", () => {
  const file = writeSavedHistory(saved);
  expect(readSavedHistory(file)).toEqual({
    saved,
    sha256: JSON.parse(gunzipSync(file).toString()).sha256,
  });
});

test("the file is JSON that any program can read", () => {
  const read = JSON.parse(gunzipSync(writeSavedHistory(saved)).toString());
  expect(read).toEqual({ schema: "pairdesk-saved-history/1", sha256: expect.any(String), content: saved });
});

test("a script in a note is text, and reads back as the same text", () => {
  const note = { ...saved.timeline.notes[0], text: '</script><script>alert("x")</script>\u202e\u0000' };
  const scripted = savedHistoryOf(nowMs, { timeline: { ...saved.timeline, notes: [note as never] } });
  expect(readSavedHistory(writeSavedHistory(scripted)).saved.timeline.notes).toEqual([note]);
});

const notesOf = (count: number) => Array.from({ length: count }, () => saved.timeline.notes[0] as never);
const withTimeline = (changes: object) => ({ ...saved, timeline: { ...saved.timeline, ...changes } });

test("as many entries as are written are read, and not one more is written", () => {
  const without = measureJson(gunzipSync(writeSavedHistory(withTimeline({ notes: [] })))).entries;
  const most = savedHistoryLimits.entries - without;
  expect(readSavedHistory(writeSavedHistory(withTimeline({ notes: notesOf(most) }))).saved.timeline.notes).toHaveLength(
    most,
  );
  expect(() => writeSavedHistory(withTimeline({ notes: notesOf(most + 1) }))).toThrow("more in this time");
}, 30_000);

test("of a time longer than any history the file begins with the first that is known", () => {
  const from = "1900-01-01T00:00:00.000Z";
  const note = { ...saved.timeline.notes[0], from: "2025-12-01T00:00:00.000Z", until: "2025-12-02T00:00:00.000Z" };
  const unseen = { kind: "not-observed", from, until: saved.timeline.from, reason: "begin", changed: null };
  const lanes = saved.timeline.lanes.map((lane) => ({ ...lane, spans: [unseen, ...lane.spans] }));
  const recordedSince = saved.timeline.from;
  const read = (changes: object) => readSavedHistory(writeSavedHistory(withTimeline(changes))).saved.timeline;
  expect(read({ from, lanes, recordedSince, notes: [] })).toEqual({
    ...saved.timeline,
    recordedSince,
    notes: [],
    syncBefore: saved.timeline.syncBefore,
  });
  const noted = read({ from, lanes, recordedSince, notes: [note] });
  expect(noted).toMatchObject({ from: note.from, notes: [note] });
  expect(noted.lanes[0]?.spans[0]).toMatchObject({ from: note.from, until: saved.timeline.from });
});

test.each([
  ["a text without end", { notes: [{ ...saved.timeline.notes[0], text: "x".repeat(200_000) }] }, "more in"],
  [
    "a note of another century",
    {
      from: "1900-01-01T00:00:00.000Z",
      notes: [{ ...saved.timeline.notes[0], from: "1900-02-01T00:00:00.000Z" }],
    },
    "century",
  ],
  ["an end before the beginning", { until: saved.timeline.from }, "ends before"],
])("writes no file with %s, which it would not read", (_what, changes, words) => {
  expect(() => writeSavedHistory(withTimeline(changes))).toThrow(words);
});

describe("refuses", () => {
  const good = writeSavedHistory(saved);
  const text = gunzipSync(good).toString();
  const timeline = (changes: object) => JSON.stringify({ ...saved, timeline: { ...saved.timeline, ...changes } });
  const lane = saved.timeline.lanes[0];
  test.each([
    ["an empty file", Buffer.alloc(0), "saved-history-damaged", "ends too early"],
    ["what is no gzip", Buffer.from("hello"), "saved-history-unreadable", "no saved history"],
    ["gzip of something else", gzipSync("{}"), "saved-history-unreadable", "no saved history"],
    ["a truncated file", good.subarray(0, good.length - 40), "saved-history-damaged", "ends too early"],
    ["half a content", gzipSync(text.slice(0, -200)), "saved-history-damaged", "ends too early"],
    ["a changed byte", gzipSync(text.replace("protected", "protectod")), "saved-history-damaged", "checksum"],
    ["broken compression", Buffer.from(good).fill(7, 30, 60), "saved-history-damaged", "checksum"],
    ["a newer form", fileWith("{}", { schema: "pairdesk-saved-history/2" }), "saved-history-newer", "newer version"],
    ["a zip bomb", gzipSync(Buffer.alloc(300_000_000)), "saved-history-too-large", "unpacks to more than 64 MB"],
    ["a huge file", Buffer.alloc(12_000_001, 0x1f), "saved-history-too-large", "larger than 12 MB"],
    ["deep nesting", fileWith(`${"[".repeat(1e6)}${"]".repeat(1e6)}`), "saved-history-too-large", "without end"],
    ["a million spans", fileWith(`[${"{},".repeat(1e6)}{}]`), "saved-history-too-large", "300,000 entries"],
    ["an endless text", fileWith(`["${"x".repeat(200_000)}"]`), "saved-history-too-large", "text without end"],
    ["what is no JSON", fileWith("{nothing}"), "saved-history-invalid", "no JSON"],
    ["another content", fileWith('{"savedAt":"never"}'), "saved-history-invalid", "savedAt"],
    [
      "a period that runs backwards",
      fileWith(timeline({ until: saved.timeline.from })),
      "saved-history-invalid",
      "ends before",
    ],
    ["ten thousand years", fileWith(timeline({ until: "9999-01-01T00:00:00Z" })), "saved-history-invalid", "century"],
    [
      "spans that overlap",
      fileWith(timeline({ lanes: [{ ...lane, spans: [...(lane?.spans ?? []), ...(lane?.spans ?? [])] }] })),
      "saved-history-invalid",
      "overlap",
    ],
  ])("%s, with what is wrong and what to do", (_what, file, code, words) => {
    const told = refusal(file);
    expect(told).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(told.advice).not.toBe("");
  });

  test("to write what it would not read", () => {
    const note = saved.timeline.notes[0];
    const notes = Array.from({ length: savedHistoryLimits.entries + 1 }, () => note as never);
    expect(() => writeSavedHistory({ ...saved, timeline: { ...saved.timeline, notes } })).toThrow("more in this time");
  });
});

test("measures what stands in a text as text", () => {
  expect(measureJson(Buffer.from('{"a":[1,{"b":"]}\\"[["}]}'))).toEqual({ depth: 3, entries: 3, longestTextBytes: 6 });
});
