/**
 * Which secrets were refused anywhere in this run, by address and account: whoever begins anew (another test of the
 * connection, a pair that is watched again because something else of it was changed) does not try them once more.
 */
import type { Clock } from "../ports.ts";
import { createSecretTrials, type SecretTrials } from "./secret-trials.ts";

interface AccountAt {
  host: string;
  port: number;
  clientId?: string | undefined;
}

export interface AccountTrials {
  of(account: AccountAt): SecretTrials;
}

export function createAccountTrials(clock?: Pick<Clock, "nowMs">): AccountTrials {
  const known = new Map<string, SecretTrials>();
  return {
    of({ host, port, clientId = "" }) {
      const key = `${host}:${port} ${clientId}`;
      const trials = known.get(key) ?? createSecretTrials(clock);
      known.set(key, trials);
      return trials;
    },
  };
}
