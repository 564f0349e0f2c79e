import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ChosenFile } from "./web-form.ts";

/** Whole paths of what practice pairs saved since this program started. */
const saved = new Set<string>();
export const isSavedHere = (file: string): boolean => saved.has(path.resolve(file));

const mostCopies = 100;

/** As a browser does: a file that is there already stays, and the new one gets a number. Answers with its name. */
export async function saveDownload(folder: string, { fileName, bytes }: ChosenFile): Promise<string> {
  const { name, ext } = path.parse(fileName);
  for (let copy = 0; ; copy += 1) {
    const candidate = copy === 0 ? fileName : `${name} (${copy})${ext}`;
    try {
      await writeFile(path.join(folder, candidate), bytes, { flag: "wx", mode: 0o600 });
      saved.add(path.resolve(folder, candidate));
      return candidate;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!isTaken || copy === mostCopies) throw error;
    }
  }
}
