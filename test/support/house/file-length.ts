import { filesIn, type ProjectFile } from "./project-files.ts";

const longestFile = 400;
const longestEntry = 80;

/** Files that want a division, in words: an entry only wires, and a long file holds more than one thing. */
export function overlongFiles(files: ProjectFile[]): string[] {
  return filesIn(files, ["electron", "renderer", "shared"]).flatMap(({ path, text }) => {
    const lines = text.trimEnd().split("\n").length;
    const isEntry = /^electron\/[^/]+\.ts$/.test(path);
    const isTooLong = isEntry ? lines >= longestEntry : lines > longestFile;
    return isTooLong ? [`${path}: ${lines} lines`] : [];
  });
}
