/**
 * What one row of the fleet shows, and nothing else: most of what the core tells of a pair changes nothing here, and a row
 * whose facts are the very same objects is not drawn again.
 */
import type { ApplianceStatus, Finding, Verdict } from "../../../shared/domain/pair-status.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { topFinding } from "../../ranking/need.ts";
import { appliancesByIdentity, knownSync } from "../../words/pair-words.ts";
import { servedByWords } from "../../words/served-by-words.ts";
import { checkedAt } from "./checked-at.ts";

export interface ApplianceFacts {
  name: string;
  identity: "normal primary" | "normal backup";
  role: ApplianceStatus["role"];
  health: ApplianceStatus["health"] | "silent";
  isStale: boolean;
}

export interface RowFacts {
  id: string;
  name: string;
  verdict: Verdict;
  site: string;
  group: string | null;
  isPractice: boolean;
  isLooking: boolean;
  maintenanceUntil: string | null;
  appliances: readonly [ApplianceFacts, ApplianceFacts];
  /** When the two last synchronized, as far as anybody tells. */
  syncAt: string | null;
  servedBy: string;
  finding: Pick<Finding, "code" | "severity" | "message"> | null;
  /** How many there are besides. */
  otherFindings: number;
  checkedAt: string | null;
}

export function rowFacts(pair: PairView): RowFacts {
  const { status, site } = pair;
  const [left, right] = appliancesByIdentity(pair);
  const finding = topFinding(status.findings);
  return {
    id: pair.id,
    name: status.name,
    verdict: status.verdict,
    site: site.port === 443 ? site.host : `${site.host}:${site.port}`,
    group: pair.group,
    isPractice: pair.practice,
    isLooking: pair.isLooking,
    maintenanceUntil: status.maintenance?.until ?? null,
    appliances: [applianceFacts(left), applianceFacts(right)],
    syncAt: toTheSecond(knownSync(pair)?.at),
    servedBy: servedByWords(pair).answer,
    finding: finding && { code: finding.code, severity: finding.severity, message: finding.message },
    otherFindings: Math.max(0, status.findings.length - 1),
    checkedAt: checkedAt(pair),
  };
}

function applianceFacts({ view, status, isNormalPrimary }: ReturnType<typeof appliancesByIdentity>[0]): ApplianceFacts {
  return {
    name: view.name,
    identity: isNormalPrimary ? "normal primary" : "normal backup",
    role: status.role,
    health: status.reachable === false ? "silent" : status.health,
    isStale: view.isStale,
  };
}

/** A remembered time is counted back from each conclusion and so differs by milliseconds; to people it is the same. */
const toTheSecond = (at: string | undefined): string | null => (at ? `${at.slice(0, 19)}Z` : null);
