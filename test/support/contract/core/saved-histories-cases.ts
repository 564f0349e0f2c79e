import { savedHistoryOf } from "../../../fixtures/saved-history-of.ts";
import { type CallCase, named, takesNothing, wrongMark } from "./call-case.ts";

const saved = savedHistoryOf(Date.UTC(2026, 2, 2));
const { from, until } = saved.timeline;
const open = {
  id: "history-1",
  fileName: "Support site.pairhistory",
  name: saved.timeline.name,
  from,
  until,
  savedAt: saved.savedAt,
  savedBy: saved.savedBy,
  timeZone: saved.timeZone,
  sha256: "ab".repeat(32),
};
const list = { open: [open], asked: [{ count: 1, fileName: open.fileName, id: open.id, refusal: null }] };
const file = { fileName: open.fileName, base64: "H4sIAAAAAAAA" };
const wish = { pairId: "pair-1", from, until, format: "html" };

export const savedHistoriesCases: readonly CallCase[] = [
  {
    path: "savedHistories.save",
    input: wish,
    invalidInputs: [...named("pairId", 64), { ...wish, format: "exe" }, { ...wish, from: "yesterday" }],
    service: "savedHistories.save",
    asked: [wish],
    answers: { "savedHistories.save": "/home/person/Downloads/history.html" },
    output: { path: "/home/person/Downloads/history.html" },
    wrong: { service: "savedHistories.save", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "savedHistories.open",
    input: file,
    invalidInputs: [...named("fileName", 300), { ...file, fileName: "" }, { ...file, base64: "x".repeat(16_000_001) }],
    service: "savedHistories.open",
    asked: [file],
    answers: { "savedHistories.open": open },
    output: open,
    wrong: { service: "savedHistories.open", answer: { ...open, from: wrongMark }, crosses: "fault" },
  },
  {
    path: "savedHistories.list",
    invalidInputs: takesNothing,
    service: "savedHistories.list",
    asked: [],
    answers: { "savedHistories.list": list },
    output: list,
    wrong: { service: "savedHistories.list", answer: { open: [wrongMark], asked: [] }, crosses: "fault" },
  },
  {
    path: "savedHistories.changed",
    invalidInputs: takesNothing,
    service: "savedHistories.changed",
    asked: [],
    answers: { "savedHistories.changed": [list, { open: [], asked: [] }] },
    isStream: true,
    output: [list, { open: [], asked: [] }],
    wrong: { service: "savedHistories.changed", answer: [{ open: wrongMark }], crosses: "fault" },
  },
  {
    path: "savedHistories.content",
    input: { id: open.id },
    invalidInputs: named("id", 64),
    service: "savedHistories.content",
    asked: [open.id],
    answers: { "savedHistories.content": saved },
    output: saved,
    wrong: { service: "savedHistories.content", answer: { ...saved, timeline: wrongMark }, crosses: "fault" },
  },
  {
    path: "savedHistories.close",
    input: { id: open.id },
    invalidInputs: named("id", 64),
    service: "savedHistories.close",
    asked: [open.id],
    answers: { "savedHistories.close": undefined },
    output: null,
    wrong: { service: "savedHistories.close", answer: wrongMark, crosses: null },
  },
];
