import type { ProjectFile } from "./project-files.ts";

const marks = /\b(?:TODO|FIXME|XXX)\b/;
const phrases = /\bcoming soon\b|\bnot (?:yet )?implemented\b|\bunimplemented\b|\blorem ipsum\b/i;

/** Places where the product itself says that something is missing, as `path:line`. */
export function unfinishedPlaces(files: ProjectFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (marks.test(line) || phrases.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}
