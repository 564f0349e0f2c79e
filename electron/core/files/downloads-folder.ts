/**
 * The folder in which a person looks for what a program has saved: what the desktop says (`user-dirs.dirs` of the XDG user
 * directories), or `Downloads` in the home folder. null: there is none.
 */
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

export interface DownloadsQuestion {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homedir: string;
}

export function findDownloadsFolder(question: DownloadsQuestion): string | null {
  const { platform, homedir } = question;
  const told = platform === "win32" || platform === "darwin" ? null : toldByDesktop(question);
  return [told, join(homedir, "Downloads")].find((folder) => folder !== null && isFolder(folder)) ?? null;
}

function toldByDesktop({ env, homedir }: DownloadsQuestion): string | null {
  const configured = env["XDG_CONFIG_HOME"];
  const home = configured && isAbsolute(configured) ? configured : join(homedir, ".config");
  return readUserDirs(readIfThere(join(home, "user-dirs.dirs")), homedir);
}

/** `XDG_DOWNLOAD_DIR="$HOME/…"` or an absolute path; the home folder itself means that there is no such folder. */
function readUserDirs(text: string, homedir: string): string | null {
  const told = /^\s*XDG_DOWNLOAD_DIR="((?:[^"\\]|\\.)*)"\s*$/m.exec(text)?.[1]?.replace(/\\(.)/g, "$1");
  if (told === undefined) return null;
  const folder = told.replace(/^\$HOME(?=\/|$)/, () => homedir);
  return isAbsolute(folder) && join(folder, ".") !== join(homedir, ".") ? join(folder) : null;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
