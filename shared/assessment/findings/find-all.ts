/** Every rule there is, in the order in which findings of one severity are shown. */
import type { Finding, Severity } from "../../domain/pair-status.ts";
import type { Situation } from "../situation.ts";
import { accountRefused, permissionMissing } from "./account.ts";
import { differentLeaf, expiry, refusedOnBackup } from "./certificates.ts";
import type { FindingRule } from "./finding.ts";
import { clockSkew, sameApplianceTwice, versionMismatch } from "./identity.ts";
import { siteName, staleAppliance, unhealthyAppliance, unreachableAppliance, untrustedTls } from "./reach.ts";
import { noFailover, roleConflict, rolesSwapped } from "./roles.ts";
import { syncNever, syncOverdue } from "./sync.ts";

const rules: FindingRule[] = [
  sameApplianceTwice,
  roleConflict,
  siteName,
  unreachableAppliance,
  noFailover,
  refusedOnBackup,
  syncNever,
  unhealthyAppliance,
  accountRefused,
  permissionMissing,
  untrustedTls,
  syncOverdue,
  versionMismatch,
  differentLeaf,
  expiry,
  clockSkew,
  staleAppliance,
  rolesSwapped,
];

const rank: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

export const findAll = (situation: Situation): Finding[] =>
  rules.flatMap((rule) => rule(situation)).sort((a, b) => rank[a.severity] - rank[b.severity]);
