/** What a person can do that belongs into a pair's history. */
export const deeds = [
  "pair-added",
  "pair-changed",
  "pair-removed",
  "pair-restored",
  "secret-set",
  "secret-removed",
  "maintenance-started",
  "maintenance-ended",
  "roles-acknowledged",
  "run-started",
  "run-ended",
] as const;
export type DeedKind = (typeof deeds)[number];

export interface Deed {
  atMs: number;
  deed: DeedKind;
  /** What exactly, in a few words; never a secret. */
  detail: string | null;
}
