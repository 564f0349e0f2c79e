/** What a run finds out by looking: every kind of check, judged from what is known at this moment. Pure. */
import type { Check, CheckResult } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { judgeCertificateFile } from "./certificates/certificate-file.ts";
import { judgeCertificateFit } from "./certificates/certificate-fit.ts";
import { judgeCertificateRead } from "./certificates/certificate-read.ts";
import { judgeCertificatesEqual } from "./certificates/certificates-equal.ts";
import { judgeFileGone } from "./certificates/file-gone.ts";
import { judgeLastsAsLong } from "./certificates/lasts-as-long.ts";
import { judgeServesFile } from "./certificates/serves-file.ts";
import { judgeConnectedClients } from "./connected-clients.ts";
import { judgeEndState } from "./end-state.ts";
import { concluded } from "./evidence.ts";
import { judgeConflictEvidence, judgeHoldsLiveData, judgeLook, judgeSameSoftware } from "./pair.ts";
import { judgeRoles } from "./roles.ts";
import { judgeSharedIp } from "./shared-ip.ts";
import { silenceOf } from "./silence.ts";
import { judgeCertificateAccepted, judgeSiteAddresses, judgeSiteServedBy } from "./site.ts";
import { judgeChangesReApplied, judgeDataAtRisk, judgeSyncLaterThan } from "./sync.ts";
import { judgeVetoes } from "./vetoes.ts";

export function judgeCheck(check: Check, known: RunKnowledge): CheckResult {
  switch (check.check) {
    case "look":
      return judgeLook(known);
    case "vetoes":
      return judgeVetoes(check, known);
    case "roles":
      return judgeRoles(check, known);
    case "silent":
      return concluded(silenceOf(known.situation, check.appliance), `${check.appliance} is silent.`);
    case "site-served-by":
      return judgeSiteServedBy(check.appliance, known);
    case "shared-ip-on":
      return judgeSharedIp(check.appliance, known);
    case "certificate-accepted":
      return judgeCertificateAccepted(check.appliance, known);
    case "sync-later-than":
      return judgeSyncLaterThan(check.at, known);
    case "end-state":
      return judgeEndState(check, known);
    case "same-software":
      return judgeSameSoftware(known);
    case "connected-clients":
      return judgeConnectedClients(check.appliance, known);
    case "data-at-risk":
      return judgeDataAtRisk(known);
    case "site-addresses":
      return judgeSiteAddresses(known);
    case "conflict-evidence":
      return judgeConflictEvidence(known);
    case "holds-live-data":
      return judgeHoldsLiveData(check.input, known);
    case "changes-re-applied":
      return judgeChangesReApplied(known);
    case "certificates-equal":
      return judgeCertificatesEqual(known);
    case "certificate-fit":
      return judgeCertificateFit(check.appliance, known);
    case "certificate-file":
      return judgeCertificateFile(check.holds, known);
    case "certificate-read":
      return judgeCertificateRead(check.appliance, known);
    case "lasts-as-long":
      return judgeLastsAsLong(check.of, known);
    case "serves-file":
      return judgeServesFile(check.appliance, known);
    case "file-gone":
      return judgeFileGone(known);
  }
}
