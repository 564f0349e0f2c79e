import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findDownloadsFolder } from "../../../electron/core/files/downloads-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A home folder with these folders, and this text as what the desktop says. */
function home(folders: string[], userDirs?: string): string {
  const homedir = temporaryFolder();
  for (const folder of [".config", ...folders]) mkdirSync(join(homedir, folder), { recursive: true });
  if (userDirs !== undefined) writeFileSync(join(homedir, ".config", "user-dirs.dirs"), userDirs);
  return homedir;
}

const find = (homedir: string, more: Partial<Parameters<typeof findDownloadsFolder>[0]> = {}) =>
  findDownloadsFolder({ platform: "linux", env: {}, homedir, ...more });

it("takes the folder that the desktop names, in the person's language", () => {
  const text = '# a comment\nXDG_DESKTOP_DIR="$HOME/Schreibtisch"\nXDG_DOWNLOAD_DIR="$HOME/Herunter \\"geladen\\""\n';
  const homedir = home(['Herunter "geladen"', "Downloads"], text);
  expect(find(homedir)).toBe(join(homedir, 'Herunter "geladen"'));
});

it("takes an absolute folder", () => {
  const elsewhere = temporaryFolder();
  expect(find(home(["Downloads"], `XDG_DOWNLOAD_DIR="${elsewhere}"\n`))).toBe(elsewhere);
});

it("looks where XDG_CONFIG_HOME says", () => {
  const homedir = home(["Downloads", "Geladen", "conf"]);
  writeFileSync(join(homedir, "conf", "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Geladen"\n');
  expect(find(homedir, { env: { XDG_CONFIG_HOME: join(homedir, "conf") } })).toBe(join(homedir, "Geladen"));
});

it.each([
  ["names no folder for it", ""],
  ["names the home folder, which means none", 'XDG_DOWNLOAD_DIR="$HOME/"\n'],
  ["names a relative folder", 'XDG_DOWNLOAD_DIR="Geladen"\n'],
  ["names a folder that is not there", 'XDG_DOWNLOAD_DIR="$HOME/Gone"\n'],
  ["names a folder of somebody whose name begins alike", 'XDG_DOWNLOAD_DIR="$HOMEwork"\n'],
])("takes Downloads when the desktop %s", (_what, text) => {
  const homedir = home(["Downloads", "Geladen"], text);
  expect(find(homedir)).toBe(join(homedir, "Downloads"));
});

it("does not read what another system's desktop left behind", () => {
  const homedir = home(["Downloads", "Geladen"], 'XDG_DOWNLOAD_DIR="$HOME/Geladen"\n');
  expect(find(homedir, { platform: "darwin" })).toBe(join(homedir, "Downloads"));
});

it("finds none in a home without one, and none where a file has the name", () => {
  const homedir = home([]);
  expect(find(homedir)).toBeNull();
  writeFileSync(join(homedir, "Downloads"), "");
  expect(find(homedir)).toBeNull();
});
