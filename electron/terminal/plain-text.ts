/**
 * Text from outside as a terminal may show it. An appliance, or whoever poses as one, chooses its version text, its
 * certificate's names and its messages: none of it may move the cursor, change colours, turn the reading direction or
 * begin a line that looks like ours.
 */

const spelledOut = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Control characters, line ends and those that turn the reading direction are spelled out. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, spelledOut);

/** The same value with every text in it on one line. */
export const withPlainTexts = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === "string" ? oneLine(part) : part)) as T;

/** JSON that means the same: it lets the controls from U+007F on pass, and some terminals obey them. */
export const toJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(/[\u007f-\u009f]/g, spelledOut);
