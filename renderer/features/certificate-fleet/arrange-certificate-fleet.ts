/** The pairs in the order in which their certificates end, narrowed to what the person looks for. The core has put them in order. */
import type { CertificateSummary } from "../../../shared/certificates/certificates-view.ts";
import { hasWordStart, plainText } from "../../ranking/match-words.ts";

export function findSummaries(all: readonly CertificateSummary[], search: string): readonly CertificateSummary[] {
  const words = plainText(search).trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter((summary) => {
    const fields = searchedFields(summary).map(plainText);
    return words.every((word) => fields.some((field) => hasWordStart(field, word)));
  });
}

const searchedFields = ({ pairName, group, next }: CertificateSummary): string[] => [
  pairName,
  group ?? "",
  next?.subject ?? "",
  next?.issuer ?? "",
  next?.state ?? "",
];

/** `2 need renewal now, 1 differs.` Counts what the core has answered. */
export function fleetSentence(all: readonly CertificateSummary[]): string {
  if (all.length === 0) return "No pairs yet.";
  const count = (isSo: (summary: CertificateSummary) => boolean) => all.filter(isSo).length;
  const due = count(({ next }) => next !== null && next.state !== "fine");
  const refused = count(({ rehearsal }) => rehearsal === "no");
  const differ = count(({ sameLeaf }) => sameLeaf === "no");
  const unseen = count(({ checkedAt }) => checkedAt === null);
  const parts = [
    due > 0 ? `${due} to renew` : "",
    refused > 0 ? `${refused} whose backup clients would refuse` : "",
    differ > 0 ? `${differ} with different certificates` : "",
    unseen > 0 ? `${unseen} nobody has looked at` : "",
  ].filter((part) => part !== "");
  const pairs = all.length === 1 ? "1 pair" : `${all.length} pairs`;
  return parts.length === 0 ? `${pairs}: nothing to renew, nothing differs.` : `${pairs}: ${parts.join(", ")}.`;
}
