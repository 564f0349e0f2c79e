/** Looks for secrets in everything below a folder, in the spellings in which they could have got there. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The files that hold one, in whatever spelling. Throws when a file cannot be read, save one that has just gone. */
export const findSecrets = (folder: string, secrets: readonly string[]): string[] =>
  filesWith(folder, secrets.flatMap(spellingsOf));

/** The texts that hold one. */
export const textsWithSecrets = (texts: readonly string[], secrets: readonly string[]): string[] =>
  textsWith(texts, secrets.flatMap(spellingsOf));

/** The files that hold one of these rows of bytes. */
export const filesWith = (folder: string, needles: readonly Buffer[]): string[] =>
  filesBelow(folder).filter((file) => {
    const content = contentOf(file);
    return needles.some((needle) => content.includes(needle));
  });

export const textsWith = (texts: readonly string[], needles: readonly Buffer[]): string[] =>
  texts.filter((text) => {
    const content = Buffer.from(text);
    return needles.some((needle) => content.includes(needle));
  });

/** As it is, in UTF-16, as hexadecimal, escaped for addresses, and in base64 at each of its three positions. */
function spellingsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  const texts = [secret, encodeURIComponent(secret), bytes.toString("hex"), ...base64Cores(bytes)];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, "utf16le")];
}

/** What base64 always shows of these bytes, at each of the three positions in which they can stand. */
export const base64Cores = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });

/** Files alone: sockets and links to processes hold nothing. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
