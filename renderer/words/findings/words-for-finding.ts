import { accessWords } from "./access.ts";
import { attestedWords } from "./attested.ts";
import { certificateWords } from "./certificates.ts";
import type { FindingWords } from "./finding-words.ts";
import { roleWords } from "./roles.ts";
import { siteWords } from "./site.ts";
import { syncWords } from "./sync.ts";

const words: Readonly<Record<string, FindingWords>> = {
  ...roleWords,
  ...siteWords,
  ...syncWords,
  ...certificateWords,
  ...accessWords,
  ...attestedWords,
};

/** null for a code without words of its own: its message then stands alone. */
export const wordsForFinding = (code: string): FindingWords | null =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? null;
