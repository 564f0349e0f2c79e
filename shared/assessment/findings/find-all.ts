/** Every rule there is, in the order in which findings of one severity are shown. */
import type { Finding, Severity } from "../../domain/pair-status.ts";
import type { AssessmentContext } from "../context.ts";
import type { Situation } from "../situation.ts";
import { isSuspicion } from "../suspicions.ts";
import { accountRefused, permissionMissing } from "./account.ts";
import { attestedSettings } from "./attested.ts";
import { backupOld } from "./backup-old.ts";
import { differentLeaf, differsWithoutName, refusedOnBackup, selfSigned } from "./certificates/acceptance.ts";
import { chainIncomplete } from "./certificates/chain.ts";
import { expiry, letsEncrypt } from "./certificates/lifetime.ts";
import { nameMissing } from "./certificates/names.ts";
import type { FindingRule } from "./finding.ts";
import { applianceIdChanged, clockSkew, sameApplianceTwice, trafficNode, versionMismatch } from "./identity.ts";
import {
  siteName,
  staleAppliance,
  unhealthyAppliance,
  unreachableAppliance,
  untrustedSite,
  untrustedTls,
  vantageLost,
} from "./reach.ts";
import { returnedAsPrimary } from "./returned-as-primary.ts";
import { noFailover, roleConflict, rolesSwapped, takeoverSeen } from "./roles.ts";
import { addressIsSiteName, methodDiffers, sharedIpHolders } from "./shared-ip.ts";
import { syncNever, syncOverdue, syncStatusChanged, syncsComeLater } from "./sync.ts";

const rules: FindingRule[] = [
  vantageLost,
  sameApplianceTwice,
  applianceIdChanged,
  trafficNode,
  returnedAsPrimary,
  roleConflict,
  sharedIpHolders,
  siteName,
  unreachableAppliance,
  noFailover,
  refusedOnBackup,
  syncNever,
  attestedSettings,
  takeoverSeen,
  unhealthyAppliance,
  accountRefused,
  permissionMissing,
  untrustedTls,
  untrustedSite,
  syncOverdue,
  syncStatusChanged,
  syncsComeLater,
  versionMismatch,
  differentLeaf,
  expiry,
  nameMissing,
  selfSigned,
  chainIncomplete,
  differsWithoutName,
  addressIsSiteName,
  clockSkew,
  staleAppliance,
  backupOld,
  rolesSwapped,
  methodDiffers,
  letsEncrypt,
];

const rank: Record<Severity, number> = { critical: 0, warning: 1, info: 2 };

export const findAll = (situation: Situation, context: AssessmentContext): Finding[] =>
  rules.flatMap((rule) => rule(situation, context)).sort((a, b) => rank[a.severity] - rank[b.severity]);

/** The codes of what must be seen twice, as one look shows it. */
export const findSuspicions = (situation: Situation): string[] =>
  [roleConflict, sharedIpHolders]
    .flatMap((rule) => rule(situation, { nowMs: situation.nowMs, isSingleLook: true, suspectedSince: {} }))
    .filter(isSuspicion)
    .map(({ code }) => code);
