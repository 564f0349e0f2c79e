/** What a list of all pairs says of one pair's certificates. */
import type { CertificateSummary, CertificatesView } from "./certificates-view.ts";

export const certificateSummaryOf = (
  view: CertificatesView,
  pair: { name: string; group?: string | undefined },
): CertificateSummary => ({
  pairId: view.pairId,
  pairName: pair.name,
  group: pair.group ?? null,
  checkedAt: view.grid?.at ?? null,
  isOld: view.isOld,
  sameLeaf: view.comparisons.find(({ sni }) => sni === "site")?.sameLeaf ?? "unknown",
  rehearsal: view.rehearsal.answer,
  against: view.checks.filter(({ answer }) => answer === "no").length,
  next: view.renewals[0] ?? null,
});
