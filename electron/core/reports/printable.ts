/** Control characters say nothing on paper and are obeyed by terminals, and turned ones make a text say something else. */
const unprintable = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Line ends and tabs stay. */
export const printable = (text: string): string => text.replace(unprintable, "\ufffd");
