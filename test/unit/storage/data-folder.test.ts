import { expect, test } from "vitest";
import { type DataFolderQuestion, resolveDataFolder } from "../../../electron/core/storage/data-folder.ts";

const linux = { platform: "linux", homedir: "/home/kim" } as const;
const mac = { platform: "darwin", homedir: "/Users/kim" } as const;
const windows = { platform: "win32", homedir: "C:\\Users\\kim" } as const;

const cases: [name: string, question: DataFolderQuestion, expected: string][] = [
  ["Linux", { ...linux, env: {} }, "/home/kim/.local/share/pairdesk"],
  ["Linux with XDG_DATA_HOME", { ...linux, env: { XDG_DATA_HOME: "/srv/xdg" } }, "/srv/xdg/pairdesk"],
  ["a relative XDG_DATA_HOME", { ...linux, env: { XDG_DATA_HOME: "xdg" } }, "/home/kim/.local/share/pairdesk"],
  ["an empty XDG_DATA_HOME", { ...linux, env: { XDG_DATA_HOME: "" } }, "/home/kim/.local/share/pairdesk"],
  ["PAIRDESK_DATA", { ...linux, env: { PAIRDESK_DATA: "/data/p", XDG_DATA_HOME: "/srv/xdg" } }, "/data/p"],
  ["an empty PAIRDESK_DATA", { ...linux, env: { PAIRDESK_DATA: "" } }, "/home/kim/.local/share/pairdesk"],
  ["the command line", { ...linux, env: { PAIRDESK_DATA: "/data/p" }, override: "/cli/p" }, "/cli/p"],
  ["macOS", { ...mac, env: {} }, "/Users/kim/Library/Application Support/Pairdesk"],
  ["Windows", { ...windows, env: { APPDATA: "D:\\Roam" } }, "D:\\Roam\\Pairdesk"],
  ["Windows without APPDATA", { ...windows, env: {} }, "C:\\Users\\kim\\AppData\\Roaming\\Pairdesk"],
  ["PAIRDESK_DATA on Windows", { ...windows, env: { PAIRDESK_DATA: "E:\\p" } }, "E:\\p"],
];

test.each(cases)("%s decides the data folder", (_name, question, expected) => {
  expect(resolveDataFolder(question)).toBe(expected);
});

test("a relative choice becomes absolute", () => {
  const folder = resolveDataFolder({ ...linux, env: {}, override: "here/below" });
  expect(folder).toBe(`${process.cwd()}/here/below`);
});
