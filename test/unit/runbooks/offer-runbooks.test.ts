import { describe, expect, test } from "vitest";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import { offerRunbooks } from "../../../shared/runbooks/offer-runbooks.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import { runbookIds } from "../../../shared/runbooks/runbook.ts";
import { judge } from "../../support/judge.ts";
import { healthyLooks } from "../../support/observations.ts";
import { factsWith, swappedBy } from "../../support/runbooks/facts-of-a-pair.ts";

const healthy = judge(healthyLooks());
const status = (change: Partial<PairStatus> = {}): PairStatus => ({ ...healthy, ...change });
type Finding = PairStatus["findings"][number];
const finding = (code: string, severity: Finding["severity"] = "warning", appliance?: string): Finding => ({
  code,
  severity,
  ...(appliance ? { appliance } : {}),
  message: "",
  expected: null,
  evidence: [],
});

const offer = (
  facts: RunFacts,
  change: Partial<PairStatus> = {},
  more: Partial<Parameters<typeof offerRunbooks>[0]> = {},
) => offerRunbooks({ facts, status: status(change), openRun: null, takeover: null, ...more });

describe("what is offered", () => {
  test("is every procedure, whatever the state", () => {
    for (const roles of [
      ["primary", "backup"],
      [null, null],
      ["none", "none"],
      ["backup", "backup"],
    ] as const) {
      const ids = offer(factsWith({ roles })).map(({ id }) => id);
      expect(ids.toSorted()).toEqual([...runbookIds].toSorted());
    }
  });

  test.each([
    ["a planned switch while all is well", factsWith(), {}, "planned-switch"],
    ["a sync when it is overdue", factsWith(), { findings: [finding("SYNC_OVERDUE")] }, "sync-now"],
    ["the way back while the roles are swapped", factsWith(swappedBy("planned")), {}, "switch-back"],
    [
      "a takeover when the primary is lost",
      factsWith({ roles: [null, "backup"], servedBy: "nobody" }),
      { verdict: "outage", servedBy: "nobody" },
      "unplanned-takeover",
    ],
    [
      "no takeover when only the site is lost",
      factsWith({ servedBy: "nobody" }),
      { verdict: "outage", servedBy: "nobody" },
      "planned-switch",
    ],
    [
      "no takeover when the site is still served by the silent one",
      factsWith({ roles: [null, "backup"] }),
      { verdict: "degraded", servedBy: "site1" },
      "planned-switch",
    ],
    [
      "the end of a conflict",
      factsWith({ roles: ["primary", "primary"] }),
      { verdict: "conflict" },
      "resolve-conflict",
    ],
    [
      "the end of a conflict of two backups",
      factsWith({ roles: ["backup", "backup"] }),
      { verdict: "conflict" },
      "resolve-conflict",
    ],
    [
      "demoting, when the old primary is back after a takeover that we know of",
      factsWith({ ...swappedBy("takeover"), roles: ["primary", "primary"] }),
      { verdict: "conflict" },
      "demote-returned-primary",
    ],
    [
      "establishing, where there is no relationship",
      factsWith({ roles: ["none", "none"] }),
      { verdict: "unprotected" },
      "establish-relationship",
    ],
    [
      "a copy of the certificate, where clients would refuse the backup",
      factsWith(swappedBy("planned")),
      { findings: [finding("CERT_REFUSED_ON_BACKUP", "critical")] },
      "replicate-certificate",
    ],
    [
      "a copy of the certificate, where the two differ",
      factsWith(),
      { findings: [finding("CERT_NO_SNI_DIFFERS")] },
      "replicate-certificate",
    ],
    [
      "a sync before that, when it is overdue",
      factsWith(),
      { findings: [finding("CERT_MISMATCH"), finding("SYNC_OVERDUE")] },
      "sync-now",
    ],
    [
      "a new certificate, when it ends soon",
      factsWith(),
      { findings: [finding("CERT_MISMATCH"), finding("CERT_EXPIRING")] },
      "renew-certificate",
    ],
    [
      "a new certificate, when that of both has ended",
      factsWith(),
      {
        findings: [
          finding("CERT_REFUSED_ON_BACKUP", "critical"),
          finding("CERT_EXPIRED", "critical", "site1"),
          finding("CERT_EXPIRED", "critical", "site2"),
        ],
      },
      "renew-certificate",
    ],
    [
      "a copy, when only that of the backup has ended",
      factsWith(),
      {
        findings: [finding("CERT_REFUSED_ON_BACKUP", "critical"), finding("CERT_EXPIRED", "critical", "site2")],
      },
      "replicate-certificate",
    ],
  ] as const)("first is %s", (_what, facts, change, wanted) => {
    const offered = offer(facts, { ...change, findings: "findings" in change ? [...change.findings] : [] });
    expect(offered[0]?.id).toBe(wanted);
    expect(offered.filter(({ isCalledFor }) => isCalledFor).map(({ id }) => id)).toEqual([wanted]);
  });

  test("first is demoting where the takeover is known from elsewhere", () => {
    const facts = factsWith({ roles: ["primary", "primary"] });
    const takeover = { standIn: "site2", at: "2026-03-01T09:00:00.000Z" };
    expect(offer(facts, { verdict: "conflict" }, { takeover })[0]?.id).toBe("demote-returned-primary");
  });

  test("is no demotion of the one that stands in", () => {
    const facts = factsWith({ roles: ["primary", "primary"] });
    const takeover = { standIn: "site1", at: "2026-03-01T09:00:00.000Z" };
    const offered = offer(facts, { verdict: "conflict" }, { takeover });
    expect(offered[0]?.id).toBe("resolve-conflict");
    expect(offered.find(({ id }) => id === "demote-returned-primary")?.obstacle).toContain("site1 took over");
  });

  test.each([
    [factsWith(), ["planned-switch", "force-backup", "sync-now", "break-relationship"]],
    [
      factsWith(swappedBy("takeover")),
      ["planned-switch", "switch-back", "force-backup", "sync-now", "break-relationship"],
    ],
    [factsWith({ roles: [null, "backup"] }), ["unplanned-takeover"]],
    [factsWith({ roles: [null, "primary"] }), ["unplanned-takeover"]],
    [factsWith({ roles: ["primary", "primary"] }), ["demote-returned-primary", "resolve-conflict"]],
    [factsWith({ roles: ["backup", "backup"] }), ["resolve-conflict"]],
    [factsWith({ roles: ["none", "none"] }), ["establish-relationship"]],
    [factsWith({ roles: [null, null] }), []],
    [
      factsWith({ roles: [null, "primary"], pair: { method: "shared-ip" } }),
      ["unplanned-takeover", "demote-returned-primary"],
    ],
  ])("says in words why the others cannot begin (%#)", (facts, possible) => {
    const offered = offer(facts);
    expect(
      offered
        .filter(({ obstacle }) => obstacle === null)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...possible, "replicate-certificate", "renew-certificate"].toSorted());
    for (const { obstacle } of offered) expect(obstacle ?? "Can begin.").toMatch(/^[A-Za-z0-9].*\.$/);
  });

  test("is kept from beginning while another run is open", () => {
    for (const { obstacle } of offer(factsWith(), {}, { openRun: { title: "Planned switch" } })) {
      expect(obstacle).toContain("Planned switch is still open");
    }
  });

  test("names the normal primary that is primary already", () => {
    const back = offer(factsWith()).find(({ id }) => id === "switch-back");
    expect(back?.obstacle).toBe("site1, the normal primary, is primary already.");
  });
});
