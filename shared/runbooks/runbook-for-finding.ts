/** Which procedure puts a finding right. null: none does by itself, or what it takes depends on more than the finding. */
import type { RunbookId } from "./runbook.ts";

const byCode: Readonly<Record<string, RunbookId>> = {
  CERT_MISMATCH: "replicate-certificate",
  CERT_REFUSED_ON_BACKUP: "replicate-certificate",
  CERT_NO_SNI_DIFFERS: "replicate-certificate",
  CERT_SELF_SIGNED: "replicate-certificate",
  // Where both lack it there is nothing to copy; renewal takes the present certificate with its chain as well.
  CERT_CHAIN_INCOMPLETE: "renew-certificate",
  CERT_EXPIRING: "renew-certificate",
  CERT_EXPIRED: "renew-certificate",
  CERT_NAME_MISSING: "renew-certificate",
};

export const runbookForFinding = (code: string): RunbookId | null => byCode[code] ?? null;
