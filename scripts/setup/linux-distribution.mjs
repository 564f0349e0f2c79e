import { readFileSync } from "node:fs";

/** @typedef {"debian" | "ubuntu" | "fedora" | "arch" | "suse" | "alpine" | "other"} Distribution */

/**
 * The family a Linux system belongs to, from the text of /etc/os-release.
 * @param {string} text
 * @returns {Distribution}
 */
export function distributionOf(text) {
  /** @param {string} key */
  const value = (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, "m").exec(text)?.[1]?.toLowerCase() ?? "";
  const names = `${value("ID")} ${value("ID_LIKE")}`.split(/\s+/);
  if (names.includes("ubuntu")) return "ubuntu";
  if (names.includes("debian")) return "debian";
  if (names.includes("fedora") || names.includes("rhel") || names.includes("centos")) return "fedora";
  if (names.includes("arch")) return "arch";
  if (names.some((name) => name.startsWith("opensuse") || name === "suse" || name === "sles")) return "suse";
  if (names.includes("alpine")) return "alpine";
  return "other";
}

/** @returns {Distribution} */
export function thisDistribution() {
  try {
    return distributionOf(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return "other";
  }
}
