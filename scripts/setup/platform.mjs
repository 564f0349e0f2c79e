import { readdirSync } from "node:fs";

/** Alpine and its relatives: programs built for glibc do not run there. */
export function usesMusl() {
  if (process.platform !== "linux") return false;
  try {
    return readdirSync("/lib").some((name) => name.startsWith("ld-musl-"));
  } catch {
    return false;
  }
}

/** True for the administrator of a Unix system; Windows has no such user number. */
export function isRoot() {
  return process.getuid?.() === 0;
}
