import type { NotedChange } from "../../../shared/contract/changes.ts";

interface ChangeDraft {
  what: string;
  where: string;
  who: string;
  /** Local time, as the field has it; empty: now. */
  when: string;
  appliance: string;
}

/** What can be noted, or which field it fails at and why. */
export function toNotedChange(
  { what, where, who, when, appliance }: ChangeDraft,
  nowMs: number,
): NotedChange | { field: "what" | "when"; words: string } {
  if (what.trim() === "") return { field: "what", words: "Say what was changed." };
  const atMs = when === "" ? null : Date.parse(when);
  if (Number.isNaN(atMs)) return { field: "when", words: "This is no date and time." };
  if (atMs !== null && atMs > nowMs) return { field: "when", words: "This time is still to come." };
  const at = atMs === null ? null : new Date(atMs).toISOString();
  return { what: what.trim(), where: where.trim(), who: who.trim(), appliance, at };
}
