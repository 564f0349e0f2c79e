/**
 * Which procedure puts right what a check of served certificates found. What one appliance serves and the other one should is
 * brought over; what is wrong in itself, wherever it is served, needs a new one. null: no procedure does it, such as setting a
 * clock, or what it takes depends on more than the check.
 */
import type { RunbookId } from "./runbook.ts";

const byCode: ReadonlyMap<string, RunbookId> = new Map(
  Object.entries({
    "same-certificate": "replicate-certificate",
    "same-key": "replicate-certificate",
    "same-chain": "replicate-certificate",
    "chain-complete": "replicate-certificate",
    "chain-in-order": "replicate-certificate",
    "no-name-same": "replicate-certificate",
    "no-name-not-self-signed": "replicate-certificate",
    "wrong-name-answered": "replicate-certificate",
    "names-cover-site": "renew-certificate",
    "names-cover-appliance": "renew-certificate",
    "names-cover-portals": "renew-certificate",
    "every-element-valid": "renew-certificate",
    "lasts-long-enough": "renew-certificate",
    "key-strong": "renew-certificate",
    "digest-strong": "renew-certificate",
    "usable-by-servers": "renew-certificate",
    "lets-encrypt": "renew-certificate",
  } as const),
);

export const runbookForCheck = (code: string): RunbookId | null => byCode.get(code) ?? null;
