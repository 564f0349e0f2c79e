/** How a file that a person gave goes to the core: by its place, so that its bytes stay out of the window, or as bytes. */
import type { FileSource } from "../../shared/contract/file-source.ts";
import type { CallFailure } from "./call-failure.ts";

/** null: it has no place on this computer, or the door cannot tell. */
export type PlaceOfFile = (file: File) => Promise<string | null>;

/** As base64; null: it cannot be read. */
export type ReadFile = (file: File) => Promise<string | null>;

export type SourceOfFile = (file: File) => Promise<FileSource | { failure: CallFailure }>;

/** As the contract's own limit for what comes as bytes. */
const largestFile = 6_000_000;
const longestName = 300;

export function createSourceOfFile(placeOf: PlaceOfFile, readFile: ReadFile): SourceOfFile {
  return async (file) => {
    const path = await placeOf(file);
    if (path !== null) return { path };
    if (file.size > largestFile) {
      const message = `${file.name} is larger than ${largestFile / 1_000_000} MB, which no certificate file is.`;
      return refusal(message, "Choose the file that holds the certificate or the key.");
    }
    const base64 = await readFile(file);
    if (base64 === null) {
      return refusal(`${file.name} could not be read.`, "Is it a file and not a folder, and may you open it?");
    }
    return { fileName: file.name.slice(0, longestName) || "file", base64 };
  };
}

const refusal = (message: string, advice: string): { failure: CallFailure } => ({
  failure: { kind: "refused", message, advice },
});
