import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { createWindowStateFile } from "../../../electron/shell/window-state.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const state = { bounds: { x: -10, y: 20, width: 1200, height: 700 }, isMaximized: true };

function stateFile() {
  const dataFolder = temporaryFolder();
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (event: string) => void warnings.push(event) };
  const file = createWindowStateFile({ dataFolder, log, clock: createFakeClock() });
  return { dataFolder, warnings, file, path: path.join(dataFolder, "window.json") };
}

it("gives back what was written, and leaves no other file", () => {
  const { file, dataFolder, warnings } = stateFile();
  expect(file.read()).toBeUndefined();
  file.write({ ...state, isMaximized: false });
  file.write(state);
  expect(file.read()).toEqual(state);
  expect(readdirSync(dataFolder)).toEqual(["window.json"]);
  expect(warnings).toEqual([]);
});

it.each([
  ["cut off", '{"bounds":{"x":0'],
  ["empty", ""],
  ["of another shape", "[]"],
  ["without a size", '{"bounds":{"x":0,"y":0,"width":0,"height":0},"isMaximized":false}'],
  ["with broken pixels", '{"bounds":{"x":0.5,"y":0,"width":1200,"height":700},"isMaximized":false}'],
  ["beyond all displays", '{"bounds":{"x":1e9,"y":0,"width":1200,"height":700},"isMaximized":false}'],
])("a file that is %s is set aside and reported, not overwritten", (_how, text) => {
  const { file, dataFolder, warnings, path: statePath } = stateFile();
  writeFileSync(statePath, text);
  expect(file.read()).toBeUndefined();
  const kept = readdirSync(dataFolder);
  expect(kept).toEqual([expect.stringMatching(/^window\.json\.bad-/)]);
  expect(readFileSync(path.join(dataFolder, String(kept[0])), "utf8")).toBe(text);
  expect(warnings).toEqual(["window-state-unreadable"]);
});

it("what cannot be written costs a line in the log and nothing else", () => {
  const { file, warnings, path: statePath } = stateFile();
  mkdirSync(statePath);
  mkdirSync(`${statePath}.new`);
  file.write(state);
  expect(warnings).toEqual(["window-state-not-kept"]);
});
