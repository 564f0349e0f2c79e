/** Processes as the kernel tells of them (/proc, so Linux alone): who descends from whom, and who is really gone. */
import { readdirSync, readFileSync } from "node:fs";

/** Gone, or dead and only not yet collected by whoever inherited it. */
export const isGone = (pid: number): boolean => {
  const stat = readStat(pid);
  return stat === null || stat.state === "Z" || stat.state === "X";
};

/** Everything that was started by this process and by what it started, the living alone. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(Number(name));
    if (stat && stat.state !== "Z") parents.set(stat.parent, [...(parents.get(stat.parent) ?? []), Number(name)]);
  }
  const below = (parent: number): number[] => (parents.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** Its program and arguments with a space between them, since Chromium writes its own so; empty when it has ended. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trimEnd();
  } catch {
    return "";
  }
}

/** The name between the brackets may hold anything, so it is read from behind. */
function readStat(pid: number): { state: string; parent: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state = "", parent = ""] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}
