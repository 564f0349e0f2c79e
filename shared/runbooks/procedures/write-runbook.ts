/** A procedure, written for one pair as it stands now. Pure: the same facts give the same steps. */
import type { RunFacts } from "../run-facts.ts";
import type { Runbook, RunbookId } from "../runbook.ts";
import { breakRelationship } from "./break-relationship.ts";
import { demoteReturnedPrimary } from "./demote-returned-primary.ts";
import { establishRelationship } from "./establish-relationship.ts";
import { forceBackup } from "./force-backup.ts";
import { plannedSwitch } from "./planned-switch.ts";
import { renewCertificate } from "./renew-certificate.ts";
import { replicateCertificate } from "./replicate-certificate.ts";
import { resolveConflict } from "./resolve-conflict.ts";
import { switchBack } from "./switch-back.ts";
import { syncNow } from "./sync-now.ts";
import { unplannedTakeover } from "./unplanned-takeover.ts";

const procedures: Record<RunbookId, (facts: RunFacts) => Runbook> = {
  "planned-switch": plannedSwitch,
  "switch-back": switchBack,
  "unplanned-takeover": unplannedTakeover,
  "demote-returned-primary": demoteReturnedPrimary,
  "force-backup": forceBackup,
  "sync-now": syncNow,
  "resolve-conflict": resolveConflict,
  "break-relationship": breakRelationship,
  "establish-relationship": establishRelationship,
  "replicate-certificate": replicateCertificate,
  "renew-certificate": renewCertificate,
};

export const writeRunbook = (id: RunbookId, facts: RunFacts): Runbook => procedures[id](facts);
