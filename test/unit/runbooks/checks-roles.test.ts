import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Check, ExpectedRole } from "../../../shared/runbooks/check.ts";
import { checkResultSchema } from "../../../shared/runbooks/check.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import {
  ago,
  answered,
  certificate,
  definePair,
  denied,
  health,
  list,
  looks,
  type Name,
  noSecret,
  probe,
  site,
  unhealthy,
  unreachable,
  untrusted,
  vantage,
  without,
} from "../../support/observations.ts";
import { type KnownOptions, knownOf } from "../../support/runs/known-of.ts";

const judged = (check: Check, options: KnownOptions = {}) => judgeCheck(check, knownOf(options));
const roles = (...expected: [string, ExpectedRole][]): Check => ({
  check: "roles",
  expected: expected.map(([appliance, role]) => ({ appliance, role })),
});
const silentSite1 = (...more: Observation[]) =>
  looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable), ...more);
const lineAbout = (result: ReturnType<typeof judged>, name: string) => result.lines.find(({ about }) => about === name);

describe("who is what", () => {
  test("is so when both appliances say so themselves, each line with the time of its own look", () => {
    const result = judged(roles(["site1", "primary"], ["site2", "backup"]));
    expect(result).toMatchObject({ answer: "yes", text: "site1 is primary and site2 is backup." });
    expect(result.lines).toEqual([
      { about: "site1", what: "site1 says primary", holds: "yes", at: ago(5), grade: "api" },
      { about: "site2", what: "site2 says backup", holds: "yes", at: ago(5), grade: "api" },
    ]);
  });

  test("is not so when one says another role, and the sentence says what it says", () => {
    const result = judged(roles(["site2", "primary"]));
    expect(result).toMatchObject({ answer: "no", text: "Not so: site2 says backup, and primary is wanted." });
  });

  test.each<[string, Observation[]]>([
    ["what it said is too old", looks(health("site2", answered("site2"), { secondsAgo: 400 }))],
    ["the account was refused", looks(health("site2", denied))],
    ["it leaves its role out", looks(health("site2", answered("site2", { role: null })))],
    ["it was never asked", without(looks(), "health", "site2")],
    ["it is silent", looks(health("site2", unreachable), probe("site2", unreachable))],
  ])("is not known when %s", (_, seen) => {
    const result = judged(roles(["site2", "backup"]), { seen });
    expect(result.answer).toBe("unknown");
    expect(result.text).toMatch(/^Not known yet: site2 tells no role now/);
  });

  test("is not told by another appliance than the one that was there when the run began", () => {
    const { facts } = knownOf();
    const seen = looks(health("site2", answered("site2", { applianceId: "7".repeat(32) })));
    const result = judged(roles(["site2", "backup"]), { seen, facts });
    expect(result.answer).toBe("unknown");
    expect(result.text).toContain("another appliance answers at the address of site2");
  });

  test("is told by an unhealthy appliance as well", () => {
    expect(judged(roles(["site2", "backup"]), { seen: looks(health("site2", unhealthy("site2"))) }).answer).toBe("yes");
  });

  test("is told through the site name while the own address is down, and says that it was", () => {
    const seen = looks(health("site1", unreachable), probe("site1", unreachable));
    // Its id was told on its own address before.
    const result = judged(roles(["site1", "primary"]), {
      seen: [health("site1", answered("site1"), { secondsAgo: 60 }), ...seen],
    });
    expect(result).toMatchObject({ answer: "yes" });
    expect(lineAbout(result, "site1")?.what).toBe("site1 says primary through the site name");
  });

  test("is supported by how both list each other, in lines of their own", () => {
    const result = judged(roles(["site1", "primary"]), {
      seen: looks(list("site1", undefined, 5), list("site2", undefined, 5)),
    });
    expect(result.answer).toBe("yes");
    expect(result.lines.map(({ what }) => what)).toEqual([
      "site1 says primary",
      "site1 lists itself as primary",
      "site2 lists site1 as primary",
    ]);
    // A second opinion is nobody's own word, so it proves no side.
    expect(result.lines.slice(1).map(({ about }) => about)).toEqual([null, null]);
  });

  test("is doubtful when a fresh list contradicts what the appliance says", () => {
    const seen = looks(list("site2", { site1: "backup", site2: "backup" }, 5));
    const result = judged(roles(["site1", "primary"]), { seen });
    expect(result.answer).toBe("unknown");
    expect(result.text).toBe("Not known yet: site2 lists site1 as backup, which its health does not say.");
  });

  test("where the link is cut it counts only what each says of itself", () => {
    const seen = looks(list("site2", { site1: "backup", site2: "backup" }, 5));
    const expected = [{ appliance: "site1", role: "primary" as const }];
    expect(judged({ check: "roles", expected, isLinkCut: true }, { seen }).answer).toBe("yes");
    const listsItself = looks(list("site1", { site1: "backup", site2: "backup" }, 5));
    expect(judged({ check: "roles", expected, isLinkCut: true }, { seen: listsItself }).answer).toBe("unknown");
  });

  test("never becomes so by a list alone", () => {
    const seen = looks(health("site1", denied), list("site1", undefined, 5), list("site2", undefined, 5));
    expect(judged(roles(["site1", "primary"]), { seen }).answer).toBe("unknown");
  });

  test("is not doubted by a list from before the appliance spoke", () => {
    const seen = looks(list("site2", { site1: "backup", site2: "primary" }, 200));
    expect(judged(roles(["site1", "primary"]), { seen }).answer).toBe("yes");
  });
});

describe("not primary", () => {
  test.each<[string, Observation[]]>([
    ["says backup", looks()],
    ["says that it has no relationship", looks(health("site2", answered("site2", { role: "none" })))],
  ])("is one that %s", (_, seen) => {
    expect(judged(roles(["site2", "not-primary"]), { seen })).toMatchObject({
      answer: "yes",
      lines: [{ grade: "api" }],
    });
  });

  test("is not one that says primary", () => {
    expect(judged(roles(["site1", "not-primary"])).answer).toBe("no");
  });

  test("is one that is silent while the other is in sight, as a probe about it that says so", () => {
    const result = judged(roles(["site1", "not-primary"]), { seen: silentSite1() });
    expect(result.answer).toBe("yes");
    expect(lineAbout(result, "site1")).toEqual({
      about: "site1",
      what: "site1 does not answer at its own address, while site2 is in sight from this computer",
      holds: "yes",
      at: ago(3),
      grade: "probe",
    });
  });

  test("is one that is silent while something else of the network is in sight", () => {
    const seen = silentSite1(
      health("site2", unreachable),
      probe("site2", unreachable),
      vantage({ kind: "in-sight", by: "gateway" }),
    );
    const result = judged(roles(["site1", "not-primary"]), { seen });
    expect(result.answer).toBe("yes");
    expect(lineAbout(result, "site1")?.what).toContain("while gateway is in sight");
  });

  test.each<[string, Observation[]]>([
    ["nothing else is in sight", silentSite1(health("site2", unreachable), probe("site2", unreachable))],
    ["this computer sees nothing", silentSite1(health("site2", unreachable), probe("site2", unreachable), vantage())],
    ["who answers as the site is not known", [...silentSite1().filter(({ kind }) => kind !== "site"), site(denied)]],
    ["nobody asked it, for want of a secret", without(looks(health("site1", noSecret)), "probe", "site1")],
  ])("is not known of a silent one when %s", (_, seen) => {
    expect(judged(roles(["site1", "not-primary"]), { seen }).answer).toBe("unknown");
  });
});

describe("answering, in whatever role", () => {
  test("is yes for every reading, no for silence, unknown for what cannot be asked", () => {
    const seen = (outcome: Parameters<typeof health>[1]) =>
      looks(health("site2", outcome), probe("site2", unreachable));
    expect(judged(roles(["site2", "any"])).answer).toBe("yes");
    expect(judged(roles(["site2", "any"]), { seen: seen(unreachable) }).answer).toBe("no");
    expect(judged(roles(["site2", "any"]), { seen: without(looks(health("site2", denied)), "probe") }).answer).toBe(
      "unknown",
    );
  });

  test("of both is what a look is for", () => {
    expect(judged({ check: "look" })).toMatchObject({ answer: "yes", text: "site1 and site2 both answer." });
    expect(judged({ check: "look" }, { seen: silentSite1() }).answer).toBe("no");
    expect(judged({ check: "look" }, { seen: looks(health("site2", denied)) }).answer).toBe("unknown");
  });
});

describe("silence", () => {
  const silent: Check = { check: "silent", appliance: "site1" };

  test("is so when neither its own address nor the site name brings an answer of it", () => {
    expect(judged(silent, { seen: silentSite1() })).toMatchObject({ answer: "yes", text: "site1 is silent." });
    expect(
      judged(silent, {
        seen: looks(health("site1", unreachable), probe("site1", unreachable), site(answered("site2"))),
      }).answer,
    ).toBe("yes");
  });

  test("is not so while it answers at its own address or as the site", () => {
    expect(judged(silent).answer).toBe("no");
    const bySite = [
      health("site1", answered("site1"), { secondsAgo: 60 }),
      ...looks(health("site1", unreachable), probe("site1", unreachable)),
    ];
    expect(judged(silent, { seen: bySite }).answer).toBe("no");
  });

  test("is not so while its own address serves a certificate that nobody trusts: whoever answers is not gone", () => {
    const seen = looks(health("site1", untrusted), probe("site1", untrusted), site(unreachable));
    expect(judged(silent, { seen }).answer).toBe("no");
  });

  test("says nothing while this computer sees nothing", () => {
    const seen = silentSite1(health("site2", unreachable), probe("site2", unreachable), vantage());
    expect(judged(silent, { seen }).answer).toBe("unknown");
  });
});

describe("an old primary before the site name is led away from it", () => {
  const soFar = (changes: Observation[]) => {
    const before = health("site1", answered("site1"), { secondsAgo: 60 });
    const seen = [before, ...looks(health("site1", unreachable), probe("site1", unreachable), ...changes)];
    return (["not-primary-so-far", "not-primary"] as const).map(
      (role) => judged(roles(["site1", role]), { seen }).answer,
    );
  };

  test.each<[string, Observation[]]>([
    ["a page that says sorry", [site({ kind: "bad-answer", status: 503, detail: "sorry" })]],
    ["one that refuses the account", [site(denied)]],
    ["one whose certificate is not trusted", [site(untrusted)]],
  ])("is not primary by its silence alone while the name brings %s, which later is not enough", (_, changes) => {
    expect(soFar(changes)).toEqual(["yes", "unknown"]);
  });

  test("is not out of the way while it answers under the site name", () => {
    expect(soFar([site(answered("site1"))])).toEqual(["no", "no"]);
  });

  test("is not known to be silent while this computer sees nothing", () => {
    const blind = [site(unreachable), health("site2", unreachable), probe("site2", unreachable), vantage()];
    expect(soFar(blind)).toEqual(["unknown", "unknown"]);
  });
});

describe("the end of a switch", () => {
  const end = (changes: Partial<Extract<Check, { check: "end-state" }>> = {}): Check => ({
    check: "end-state",
    primary: "site2",
    backup: "site1",
    isBackupAlive: true,
    ...changes,
  });
  const question = (one: Observation) => `${one.kind}/${"appliance" in one ? one.appliance : ""}`;
  const switched = (...more: Observation[]) => {
    const asked = new Set(more.map(question));
    const after = [
      health("site1", answered("site1", { role: "backup" })),
      health("site2", answered("site2", { role: "primary" })),
      site(answered("site2", { role: "primary" })),
    ];
    return looks(...after.filter((one) => !asked.has(question(one))), ...more);
  };
  const shared = definePair({ network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } });
  const withIp = (holder: Name) => [
    health("site1", answered("site1", { role: "backup", sharedIps: holder === "site1" ? ["203.0.113.10"] : [] })),
    health("site2", answered("site2", { role: "primary", sharedIps: holder === "site2" ? ["203.0.113.10"] : [] })),
  ];

  test("is proved part by part: roles, health, site name, certificate", () => {
    const result = judged(end(), { seen: switched() });
    expect(result.answer).toBe("yes");
    expect(result.lines.map(({ about, holds }) => [about, holds])).toEqual([
      ["site2", "yes"],
      ["site1", "yes"],
      ["site2", "yes"],
      ["site1", "yes"],
      ["site", "yes"],
      ["site", "yes"],
    ]);
    expect(checkResultSchema.parse(result)).toEqual(result);
  });

  test.each<[string, "no" | "unknown", Observation[]]>([
    ["the site name still leads to the old one", "no", switched(site(answered("site1", { role: "backup" })))],
    ["who serves the site name is not known", "unknown", switched(site(denied))],
    ["clients refuse the certificate", "no", switched(certificate("site2", { refusal: "CERT_HAS_EXPIRED" }))],
    ["the certificate was not looked at", "unknown", without(switched(), "certificate", "site2")],
    ["the new primary is not healthy", "no", switched(health("site2", unhealthy("site2", { role: "primary" })))],
    ["the backup is not healthy", "no", switched(health("site1", unhealthy("site1", { role: "backup" })))],
    ["the old one still says primary", "no", switched(health("site1"))],
    ["the old one does not answer", "unknown", switched(health("site1", unreachable), probe("site1", unreachable))],
  ])("is open when %s", (_, answer, seen) => {
    expect(judged(end(), { seen }).answer).toBe(answer);
  });

  test("says in words who is not healthy", () => {
    const ill = switched(health("site1", unhealthy("site1", { role: "backup" })));
    expect(judged(end(), { seen: ill }).text).toBe("Not so: site1 says that it is not healthy.");
    expect(judged(end({ isBackupAlive: false }), { seen: ill }).answer).toBe("yes");
  });

  test("with a shared IP takes it on the new one and not on the old one", () => {
    expect(judged(end(), { pair: shared, seen: switched(...withIp("site2")) }).answer).toBe("yes");
    expect(judged(end(), { pair: shared, seen: switched(...withIp("site1")) }).answer).toBe("no");
  });

  test("of a takeover is proved by the stand-in and by the silence of the other side, each about itself", () => {
    const seen = switched(health("site1", unreachable), probe("site1", unreachable));
    const result = judged(end({ isBackupAlive: false }), { seen });
    expect(result.answer).toBe("yes");
    expect(lineAbout(result, "site1")).toMatchObject({ holds: "yes", grade: "probe" });
    expect(lineAbout(result, "site2")).toMatchObject({ holds: "yes", grade: "api" });
  });

  test("of a takeover is not proved while the old primary answers as primary", () => {
    expect(judged(end({ isBackupAlive: false }), { seen: switched(health("site1")) }).answer).toBe("no");
  });
});
