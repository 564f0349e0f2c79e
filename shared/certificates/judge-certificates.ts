/** Everything that is concluded from what a pair serves. Pure: who asks brings the grid, the time and what is known besides. */

import type { CertificatesJudged } from "./certificates-view.ts";
import { findBehind } from "./judging/behind.ts";
import { runChecks } from "./judging/checks/run-checks.ts";
import { compareServed } from "./judging/compare-served.ts";
import type { JudgeInput } from "./judging/judge-input.ts";
import { appliancesOf, seenAt } from "./judging/looked-at.ts";
import { rehearse } from "./judging/rehearsal.ts";
import { findRenewals } from "./judging/renewals.ts";
import { revocationHosts } from "./judging/revocation-hosts.ts";
import { sentNames } from "./sent-names.ts";

export type { JudgeInput } from "./judging/judge-input.ts";

export function judgeCertificates(input: JudgeInput): CertificatesJudged {
  const [a, b] = appliancesOf(input);
  const comparisons = sentNames.map((sni) =>
    compareServed(sni, seenAt(input, a, sni)?.served ?? null, seenAt(input, b, sni)?.served ?? null),
  );
  return {
    comparisons,
    checks: runChecks(input, comparisons),
    rehearsal: rehearse(input),
    renewals: findRenewals(input),
    timeline: [...input.stretches],
    behind: findBehind(input),
    revocationHosts: revocationHosts(input.grid),
  };
}
