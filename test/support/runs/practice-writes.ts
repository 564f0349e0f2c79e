/** What was asked of the appliances of a practice pair that may change something, as they counted it themselves. */
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";

export interface Writes {
  /** By either command API: `primary sync`. */
  roles: readonly string[];
  /** What people sent by the pages: `/login/failover` and how often. */
  pages: Readonly<Record<string, number>>;
}

export const noWrites: Writes = { roles: [], pages: {} };

/** Since each process began; null: it does not run. */
export async function writesOf(practice: PracticePair): Promise<Record<string, Writes | null>> {
  const running = Object.entries(practice.pids());
  const written = running.map(async ([name, pid]) => [name, pid === null ? null : await writesAt(practice, name)]);
  return Object.fromEntries(await Promise.all(written));
}

async function writesAt(practice: PracticePair, name: string): Promise<Writes> {
  const { requests, roleCalls } = await practice.counters(name);
  const pages = Object.entries(requests).flatMap(([request, count]) => {
    const page = /^POST (\/(?:login|appliance)\/.+)$/.exec(request)?.[1];
    return page ? [[page, count] as const] : [];
  });
  return { roles: roleCalls, pages: Object.fromEntries(pages) };
}
