/** The project's own files: everything that a checkout brings, nothing that setting up, building or testing leaves behind. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

export const projectFolder = resolve(import.meta.dirname, "../../..");

/** What a person wrote and ships. */
export const productFolders = ["bin", "electron", "renderer", "resources", "scripts", "shared"];

export interface ProjectFile {
  /** From the project's folder, with forward slashes. */
  path: string;
  text: string;
}

/** Names in .gitignore: `name/` for folders, `*.ext` for files. Other patterns are refused, so that none is overlooked. */
export function readIgnoreFile(text: string): (name: string) => boolean {
  const patterns = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const folders = new Set([".git"]);
  const endings: string[] = [];
  for (const pattern of patterns) {
    const folder = /^\/?([\w.-]+)\/$/.exec(pattern)?.[1];
    const ending = /^\*(\.[\w.]+)$/.exec(pattern)?.[1];
    if (folder) folders.add(folder);
    else if (ending) endings.push(ending);
    else throw new Error(`.gitignore has a pattern that the house's checks do not understand: ${pattern}`);
  }
  return (name) => folders.has(name) || endings.some((ending) => name.endsWith(ending));
}

/** Every text file below `folder` that git does not ignore. Pictures and other binary files are left out. */
export function readProjectFiles(folder: string = projectFolder): ProjectFile[] {
  const isIgnored = readIgnoreFile(readFileSync(join(folder, ".gitignore"), "utf8"));
  const files: ProjectFile[] = [];
  const visit = (current: string): void => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      if (isIgnored(entry.name)) continue;
      const path = join(current, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) {
        const text = readFileSync(path, "utf8");
        if (!text.includes("\0")) files.push({ path: relative(folder, path).split(sep).join("/"), text });
      }
    }
  };
  visit(folder);
  return files;
}

/** Those of the files that lie in one of the folders. */
export function filesIn(files: ProjectFile[], folders: string[]): ProjectFile[] {
  return files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));
}
