import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Every file at or below the given names, sorted, as paths relative to the root with forward slashes. Missing names are left out.
 * @param {string} root
 * @param {readonly string[]} names
 * @returns {string[]}
 */
function filesBelow(root, names) {
  return names.flatMap((name) => {
    /** @type {import("node:fs").Dirent[]} */
    let entries;
    try {
      entries = readdirSync(path.join(root, name), { withFileTypes: true });
    } catch (error) {
      const isFile = error instanceof Error && "code" in error && error.code === "ENOTDIR";
      return isFile ? [name] : [];
    }
    return filesBelow(root, entries.map((entry) => `${name}/${entry.name}`).sort());
  });
}

/**
 * One hash over names and contents of files and folders. Contents rather than times: a fresh checkout, a copy or a branch
 * switched to and back changes times only.
 * @param {string} root
 * @param {readonly string[]} names files or folders below the root
 */
export function fingerprint(root, names) {
  const hash = createHash("sha256");
  for (const file of filesBelow(root, names)) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} file
 * @returns {Record<string, unknown> | null} null when the stamp is missing or is not what we wrote
 */
export function readStamp(file) {
  try {
    /** @type {unknown} */
    const value = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/**
 * Written whole or not at all.
 * @param {string} file
 * @param {Record<string, unknown>} value
 */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(temporary, file);
}
