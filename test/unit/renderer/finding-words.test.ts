import { describe, expect, it } from "vitest";
import { wordsForFinding } from "../../../renderer/words/findings/words-for-finding.ts";

/** Every code that looking at a pair can raise (judgement, section 2). */
const codes = [
  "ROLE_CONFLICT_BOTH_PRIMARY",
  "ROLE_CONFLICT_BOTH_BACKUP",
  "NO_FAILOVER",
  "SYNC_NEVER",
  "APPLIANCE_UNREACHABLE",
  "SHARED_IP_ON_BOTH",
  "SHARED_IP_ON_NONE",
  "SITE_UNREACHABLE",
  "SITE_SERVED_BY_BACKUP",
  "SITE_SERVED_BY_OTHER",
  "CERT_EXPIRED",
  "CERT_REFUSED_ON_BACKUP",
  "SAME_APPLIANCE_TWICE",
  "APPLIANCE_UNHEALTHY",
  "UNIQUE_ADDRESS_DOWN",
  "SYNC_OVERDUE",
  "VERSION_MISMATCH",
  "CERT_MISMATCH",
  "CERT_EXPIRING",
  "TLS_UNTRUSTED",
  "AUTH_FAILED",
  "PERMISSION_MISSING",
  "CLOCK_SKEW",
  "STALE",
  "VANTAGE_LOST",
  "ROLES_SWAPPED",
  "METHOD_DIFFERS",
  "ADDRESS_IS_SITE_NAME",
  "APPLIANCE_ID_CHANGED",
  "TRAFFIC_NODE_IN_PAIR",
  "TAKEOVER_SEEN",
  "SYNC_LATE_TREND",
  "SYNC_STATUS_CHANGED",
  "CERT_NAME_MISSING",
  "CERT_SELF_SIGNED",
  "CERT_CHAIN_INCOMPLETE",
  "CERT_NO_SNI_DIFFERS",
  "CERT_LETS_ENCRYPT",
];

describe("words of a finding", () => {
  it.each(codes)("%s says what it is, what it means and what to do", (code) => {
    const words = wordsForFinding(code);
    expect(words?.title).not.toMatch(/\.$/);
    expect(words?.meaning).toMatch(/\.$/);
    expect(words?.advice).toMatch(/\.$/);
  });

  it("are absent for a code that has none, whatever it is called", () => {
    expect(wordsForFinding("SOMETHING_NEW")).toBeNull();
    expect(wordsForFinding("constructor")).toBeNull();
  });

  it("advise against switching roles where the primary is healthy and only the way to it is broken", () => {
    for (const code of ["SITE_UNREACHABLE", "SITE_SERVED_BY_BACKUP", "UNIQUE_ADDRESS_DOWN"]) {
      expect(wordsForFinding(code)?.advice).toMatch(/do not switch roles/i);
    }
  });
});
