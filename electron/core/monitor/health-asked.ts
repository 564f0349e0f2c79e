/**
 * When the health of each appliance was asked last by this program, wherever that was done: an appliance may answer the
 * same for a minute (api-facts 3.2), so whoever needs an answer of now has to know. By address, since a form tests an
 * appliance that no pair holds yet.
 */
export interface ApplianceAddress {
  host: string;
  port: number;
}

export interface HealthAsked {
  note(at: ApplianceAddress, atMs: number): void;
  /** It is asked now: a later time that was noted before is from before the clock was set back. */
  noteNow(at: ApplianceAddress, nowMs: number): void;
  /** Milliseconds; null: never. */
  lastMs(at: ApplianceAddress): number | null;
}

export function createHealthAsked(): HealthAsked {
  const last = new Map<string, number>();
  const keyOf = ({ host, port }: ApplianceAddress) => `${host}:${port}`;
  return {
    note: (at, atMs) => void last.set(keyOf(at), Math.max(atMs, last.get(keyOf(at)) ?? atMs)),
    noteNow: (at, nowMs) => void last.set(keyOf(at), nowMs),
    lastMs: (at) => last.get(keyOf(at)) ?? null,
  };
}
