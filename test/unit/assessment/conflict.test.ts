import { describe, expect, test } from "vitest";
import { suspicionsNow } from "../../../shared/assessment/assess.ts";
import { codesOf, judge, rememberAll } from "../../support/judge.ts";
import { ago, answered, definePair, health, healthyLooks, looks, nowMs, site } from "../../support/observations.ts";

const bothPrimary = looks(health("site2", answered("site2", { role: "primary" })));
const bothBackup = looks(
  health("site1", answered("site1", { role: "backup" })),
  site(answered("site1", { role: "backup" })),
);
const codes = ["ROLE_CONFLICT_BOTH_PRIMARY", "ROLE_CONFLICT_BOTH_BACKUP", "SHARED_IP_ON_BOTH", "SHARED_IP_ON_NONE"];
const watching = (since: string | null) => ({
  context: { isSingleLook: false, suspectedSince: Object.fromEntries(since ? codes.map((code) => [code, since]) : []) },
});

describe("a single look", () => {
  test("reports a conflict at once and says that it looked once", () => {
    expect(judge(bothPrimary)).toMatchObject({ verdict: "conflict", looks: 1 });
    expect(judge(bothBackup)).toMatchObject({ verdict: "conflict", looks: 1 });
  });
});

describe("a watcher", () => {
  // The looks at both appliances are 5 s old.
  test("says nothing of a conflict that a look more than 60 s later has not confirmed", () => {
    for (const seen of [bothPrimary, bothBackup]) {
      const status = judge(seen, watching(ago(5 + 60)));
      expect(codesOf(status)).toEqual([]);
      expect(status.verdict).toBe("unknown");
    }
  });

  test("reports it when both were looked at again more than 60 s after it was first seen", () => {
    expect(judge(bothPrimary, watching(ago(5 + 61)))).toMatchObject({ verdict: "conflict" });
    expect(judge(bothBackup, watching(ago(5 + 61)))).toMatchObject({ verdict: "conflict" });
  });

  test("waits for the second look at each of the two, not at one of them", () => {
    const oneIsOlder = looks(
      health("site1", answered("site1"), { secondsAgo: 70 }),
      health("site2", answered("site2", { role: "primary" })),
    );
    expect(judge(oneIsOlder, watching(ago(75))).verdict).not.toBe("conflict");
  });

  test("counts from now when it never noted when the conflict began", () => {
    expect(judge(bothPrimary, watching(null)).verdict).toBe("unknown");
  });

  test("never says planned or unplanned readiness is yes while roles settle", () => {
    const { planned, unplanned } = judge(bothBackup, watching(ago(30))).readiness;
    expect([planned.answer, unplanned.answer]).not.toContain("yes");
  });
});

describe("what counts as a conflict", () => {
  const isConflict = (seen: Parameters<typeof rememberAll>[0]) =>
    suspicionsNow(definePair(), rememberAll(seen), nowMs).length > 0;

  test("is one role said by both", () => {
    expect([isConflict(bothPrimary), isConflict(bothBackup)]).toEqual([true, true]);
  });

  test("is neither a pair in order, nor two without relationship, nor one appliance seen twice", () => {
    const none = (name: "site1" | "site2") => health(name, answered(name, { role: "none" }));
    expect(isConflict(healthyLooks())).toBe(false);
    expect(isConflict(looks(none("site1"), none("site2")))).toBe(false);
    expect(isConflict(looks(health("site2", answered("site1"))))).toBe(false);
  });

  test("is not what one of them said long ago", () => {
    expect(isConflict(looks(health("site2", answered("site2", { role: "primary" }), { secondsAgo: 900 })))).toBe(false);
  });
});
