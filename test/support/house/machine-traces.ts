import { type ProjectFile, projectFolder } from "./project-files.ts";

/** Folders in which only the machine that builds this keeps anything. */
const buildMachineFolders = /(?<![\w.-])\/(?:work|root)\//;

/** Places that name a folder of the machine the file was written on, or this very checkout, as `path:line`. */
export function machineTraces(files: ProjectFile[], checkout: string = projectFolder): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        buildMachineFolders.test(line) || line.includes(checkout) ? [`${path}:${index + 1}`] : [],
      ),
  );
}
