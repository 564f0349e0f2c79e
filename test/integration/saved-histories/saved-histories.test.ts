/** Saving and opening histories through the real core and the real worker process. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { createSavedHistories } from "../../../electron/core/create-saved-histories.ts";
import { openStores } from "../../../electron/core/create-stores.ts";
import type { Works } from "../../../electron/core/create-works.ts";
import { systemClock as clock, type FileToSave } from "../../../electron/core/ports.ts";
import { createWorker } from "../../../electron/core/worker/worker-process.ts";
import { historyFormats } from "../../../shared/contract/saved-histories.ts";
import { cutTimeline } from "../../../shared/history/cut-timeline.ts";
import { forkProcess } from "../../support/fork-process.ts";
import { canary, storeHistory } from "../../support/history/stored-history.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function openService(dataFolder: string) {
  const log = createMemoryLog();
  const stores = openStores({ dataFolder, readOnly: false, clock, log });
  const files: FileToSave[] = [];
  const worker = createWorker<Works>({ startProcess: forkProcess, clock });
  const service = createSavedHistories({
    stores,
    clock,
    log,
    worker,
    ports: {
      saveFile: async (file) => {
        files.push(file);
        return `/there/${file.name}`;
      },
    },
  });
  onTestFinished(() => {
    service.end();
    worker.close();
    stores.close();
  });
  return { service, files };
}

const bytesOf = ({ content }: FileToSave): Buffer => Buffer.from(content);

async function saveAs(format: (typeof historyFormats)[number]) {
  const stored = storeHistory(path.join(temporaryFolder(), "data"));
  const { service, files } = openService(stored.dataFolder);
  await service.save({ pairId: stored.pair.id, ...stored.period, format });
  const [file] = files;
  if (!file) throw new Error("nothing was saved");
  return { file, stored, service };
}

test("what is saved on one computer is the same history on another that has no pair at all", async () => {
  const { file, stored } = await saveAs("pairhistory");
  expect(file.name).toBe("Support site 2026-03-01 to 2026-03-03.pairhistory");
  const { service } = openService(emptyDataFolder());
  const told = await service.open({ fileName: file.name, base64: bytesOf(file).toString("base64") });
  expect(told).toMatchObject({ name: "Support site", ...stored.period, fileName: file.name });
  const { timeline, certificates } = service.content(told.id);
  expect(timeline.incidents.map(({ code }) => code)).toEqual(["SITE_UNREACHABLE"]);
  expect(certificates.map(({ subject }) => subject)).toEqual(["CN=support.example.com"]);
  expect(service.list().open).toEqual([told]);
  const hour = 3_600_000;
  const untilMs = Date.parse(stored.period.until);
  expect(cutTimeline(timeline, { fromMs: untilMs - 10 * hour, untilMs }).availability).toMatchObject({
    upMs: 8 * hour,
    notObservedMs: 2 * hour,
  });
});

function emptyDataFolder(): string {
  const folder = path.join(temporaryFolder(), "empty");
  mkdirSync(folder);
  return folder;
}

test("the same file opened twice is open once, and can be closed", async () => {
  const { file, service } = await saveAs("pairhistory");
  const given = { fileName: file.name, base64: bytesOf(file).toString("base64") };
  const first = await service.open(given);
  expect(await service.open({ ...given, fileName: "copy.pairhistory" })).toEqual(first);
  service.close(first.id);
  expect(service.list().open).toEqual([]);
  expect(() => service.content(first.id)).toThrow("not open any more");
});

test.each([
  ["a zip bomb", gzipSync(Buffer.alloc(300_000_000)), "saved-history-too-large"],
  ["a text", Buffer.from("hello"), "saved-history-unreadable"],
])("%s is refused by the worker, and the next file is opened", async (_what, bytes, code) => {
  const { file, service } = await saveAs("pairhistory");
  const hostile = { fileName: "x.pairhistory", base64: bytes.toString("base64") };
  await expect(service.open(hostile)).rejects.toMatchObject({ code });
  expect(service.list()).toEqual({ open: [], asked: [] });
  await service.open({ fileName: file.name, base64: bytesOf(file).toString("base64") });
  expect(service.list().open).toHaveLength(1);
});

test("a file that the door was handed is opened or refused in words, and never throws", async () => {
  const { file, service } = await saveAs("pairhistory");
  const folder = temporaryFolder();
  const good = path.join(folder, "good.pairhistory");
  const cut = path.join(folder, "cut.pairhistory");
  writeFileSync(good, bytesOf(file));
  writeFileSync(cut, bytesOf(file).subarray(0, 200));
  await service.openPath(good);
  expect(service.list()).toMatchObject({
    open: [{ fileName: "good.pairhistory" }],
    asked: [{ count: 1, refusal: null }],
  });
  await service.openPath(cut);
  expect(service.list().asked.at(-1)).toMatchObject({
    count: 2,
    id: null,
    refusal: { message: expect.stringContaining("ends too early") },
  });
  await service.openPath(path.join(folder, "gone.pairhistory"));
  expect(service.list().asked.at(-1)).toMatchObject({
    count: 3,
    refusal: { message: expect.stringContaining("cannot be read") },
  });
});

test("of files that the door was handed at once each is answered in its turn, and every refusal is told", async () => {
  const { file, service } = await saveAs("pairhistory");
  const folder = temporaryFolder();
  const paths = ["torn", "good", "gone"].map((name) => path.join(folder, `${name}.pairhistory`));
  writeFileSync(paths[0] ?? "", bytesOf(file).subarray(0, 200));
  writeFileSync(paths[1] ?? "", bytesOf(file));
  await Promise.all(paths.map((one) => service.openPath(one)));
  const { open, asked } = service.list();
  expect(open).toHaveLength(1);
  expect(asked).toMatchObject([
    { count: 1, fileName: "torn.pairhistory", refusal: { message: expect.stringContaining("ends too early") } },
    { count: 2, fileName: "good.pairhistory", id: open[0]?.id, refusal: null },
    { count: 3, fileName: "gone.pairhistory", refusal: { message: expect.stringContaining("cannot be read") } },
  ]);
});

test.each(historyFormats)("nothing that lets somebody in is in a file of the form %s", async (format) => {
  const { file } = await saveAs(format);
  const bytes = bytesOf(file);
  const text = (format === "pairhistory" ? gunzipSync(bytes) : bytes).toString();
  expect(text).toContain("SITE_UNREACHABLE");
  expect(text).not.toContain(canary);
  expect(file.name.endsWith(`.${format}`)).toBe(true);
});

test("CSV and JSON say the same of every span as the saved history", async () => {
  const { file } = await saveAs("csv");
  const { file: json } = await saveAs("json");
  const told = JSON.parse(bytesOf(json).toString());
  expect(told).toMatchObject({
    schema: "pairdesk-history/1",
    timeZone: expect.any(String),
    coverage: expect.any(Number),
  });
  const rows = parseCsv(bytesOf(file).toString()).filter(
    ([record]) => record === "observed" || record === "not observed",
  );
  const spans = (told.lanes as { spans: { from: string; until: string }[] }[]).flatMap((lane) => lane.spans);
  expect(rows.map(([, , , from, until]) => [from, until])).toEqual(spans.map(({ from, until }) => [from, until]));
});
