import { describe, expect, test } from "vitest";
import { acceptedForGood } from "../../../shared/runbooks/known-appliance.ts";
import { appliance, factsWith } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook } from "../../support/runbooks/play-runbook.ts";
import { applianceIn, createWorld } from "../../support/runbooks/world.ts";

describe("resolving a conflict", () => {
  const bothPrimary = factsWith({ roles: ["primary", "primary"] });
  const bothBackup = factsWith({ roles: ["backup", "backup"] });

  test.each([
    ["both primary, keep site1", bothPrimary, "site1", "set-role site2 backup"],
    ["both primary, keep site2", bothPrimary, "site2", "set-role site1 backup"],
    ["both backup, keep site1", bothBackup, "site1", "set-role site1 primary"],
    ["both backup, keep site2", bothBackup, "site2", "set-role site2 primary"],
  ])("%s", (_what, facts, keep, call) => {
    const { calls, ending, state, steps } = playRunbook("resolve-conflict", facts, {
      answers: { "keep-primary": keep, "type-name": keep },
    });
    expect(calls).toEqual(["backup site1", "backup site2", call]);
    expect(ending.outcome).toBe("done");
    expect(state.answers["type-name"]).toBe(keep);
    expect(steps.indexOf("link-restored")).toBeLessThan(steps.indexOf("evidence"));
    expect(steps.indexOf("evidence")).toBeLessThan(steps.indexOf("keep-primary"));
  });

  test("swings the site name where it leads to the loser, and leaves it where it leads to the keeper", () => {
    const keep = (name: string) => ({ answers: { "keep-primary": name, "type-name": name } });
    expect(playRunbook("resolve-conflict", bothPrimary, keep("site1")).handed).toEqual([]);
    expect(playRunbook("resolve-conflict", bothPrimary, keep("site2")).handed).toEqual(["swing-second"]);
  });

  test("takes the shared IP from the loser first where it stays on both", () => {
    const facts = factsWith({ roles: ["primary", "primary"], pair: { method: "shared-ip" } });
    const world = { ...createWorld(facts), doesSharedIpFollow: false };
    const { handed, ending } = playRunbook("resolve-conflict", facts, {
      world,
      answers: { "keep-primary": "site1", "type-name": "site1" },
    });
    expect(handed).toEqual(["shared-ip-off-first", "shared-ip-on-first"]);
    expect(ending.outcome).toBe("done");
  });

  test("is refused when there is no conflict", () => {
    const { calls, ending } = playRunbook("resolve-conflict", factsWith());
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test("says for each choice what the loser loses, the serving one first", () => {
    const { state } = playRunbook("resolve-conflict", { ...bothPrimary, servedBy: "site2" });
    const question = state.started.runbook.steps.find(({ id }) => id === "keep-primary");
    const values = question?.kind === "question" ? question.inputs[0]?.values : [];
    expect(values?.map(({ value }) => value)).toEqual(["site2", "site1"]);
    expect(values?.[0]?.meaning).toContain("site1 becomes backup. The next data sync overwrites");
  });

  test.each([
    ["refused", "failed"],
    ["ignored", "failed"],
    ["half", "incomplete"],
    ["unclear-but-done", "done"],
  ] as const)("whose call is %s ends %s", (fault, outcome) => {
    const world = { ...createWorld(bothPrimary), faults: { "stand-down-first": fault } };
    expect(playRunbook("resolve-conflict", bothPrimary, { world }).ending.outcome).toBe(outcome);
  });
});

describe("breaking the relationship", () => {
  test("is done by a person and ends with both without a role", () => {
    const { calls, handed, ending, world } = playRunbook("break-relationship", factsWith());
    expect(calls).toEqual(["backup site1", "backup site2"]);
    expect(handed).toEqual(["break-by-hand"]);
    expect(ending.outcome).toBe("done");
    expect(world.names.map((name) => applianceIn(world, name).role)).toEqual(["none", "none"]);
  });

  test("puts a shared IP in order that is on both, and proves the roles again after it", () => {
    const facts = factsWith({ pair: { method: "shared-ip" } });
    const world = createWorld(facts);
    applianceIn(world, "site2").hasSharedIp = true;
    const { handed, ending } = playRunbook("break-relationship", facts, { world });
    expect(handed).toEqual(["break-by-hand", "shared-ip-off", "shared-ip-on"]);
    expect(ending.outcome).toBe("done");
  });

  test.each([
    ["alone", ["break-by-hand"]],
    ["elsewhere", ["break-by-hand", "shared-ip-off", "shared-ip-on"]],
  ])("asks a person about a shared IP of which no appliance tells: %s", (where, deeds) => {
    const { handed, ending } = playRunbook("break-relationship", factsWith({ pair: { method: "shared-ip" } }), {
      found: { "shared-ip-stayed": "unknown", "shared-ip-kept": "unknown" },
      answers: { "shared-ip-seen": where },
    });
    expect(handed).toEqual(deeds);
    expect(ending.outcome).toBe("done");
  });

  test("is incomplete when a role stays", () => {
    expect(playRunbook("break-relationship", factsWith(), { found: { parted: "no" } }).ending.outcome).toBe(
      "incomplete",
    );
    expect(playRunbook("break-relationship", factsWith(), { found: { "both-parted": "unknown" } }).ending.outcome).toBe(
      "unknown",
    );
  });
});

describe("establishing the relationship", () => {
  const apart = factsWith({ roles: ["none", "none"] });
  const from = (name: string) => ({ source: name, "type-name": name === "site1" ? "site2" : "site1" });

  test("overwrites the other one from the source, after both were backed up", () => {
    const world = createWorld(apart, { site1: ["live"], site2: ["a new box"] });
    const { calls, handed, ending, state } = playRunbook("establish-relationship", apart, {
      world,
      answers: from("site1"),
    });
    expect(calls).toEqual(["backup site1", "backup site2"]);
    expect(handed).toEqual(["establish-first"]);
    expect(state.answers["type-name"]).toBe("site2");
    expect(applianceIn(world, "site2").settings).toEqual(["live"]);
    expect(ending.outcome).toBe("done");
  });

  test("takes the second appliance as source where it holds the live data", () => {
    const facts = { ...apart, servedBy: "site2" };
    const { handed, ending } = playRunbook("establish-relationship", facts, { answers: from("site2") });
    expect(handed).toEqual(["establish-second"]);
    expect(ending.outcome).toBe("done");
  });

  test("asks to accept an appliance that is another one than before, with both ids, and remembers it when done", () => {
    const knownAs = { applianceId: "0f".repeat(16), at: "2026-02-01T08:00:00.000Z" };
    const facts = factsWith({
      roles: ["none", "none"],
      appliances: [appliance("site1", { role: "none" }), appliance("site2", { role: "none", knownAs })],
    });
    const { asked, state, ending } = playRunbook("establish-relationship", facts, { answers: from("site1") });
    expect(asked[0]).toBe("accept-second");
    const step = state.started.runbook.steps.find(({ id }) => id === "accept-appliance");
    const hint = step?.kind === "question" ? step.inputs[0]?.hint : "";
    expect(hint).toContain("0f".repeat(16));
    expect(hint).toContain("b2".repeat(16));
    expect(ending.outcome).toBe("done");
    expect(acceptedForGood(state)).toEqual([{ appliance: "site2", applianceId: "b2".repeat(16) }]);
    const failed = playRunbook("establish-relationship", facts, {
      answers: from("site1"),
      world: { ...createWorld(facts), doesSyncWork: false },
    });
    expect(acceptedForGood(failed.state)).toEqual([]);
  });

  test("asks nothing of the kind about appliances that are known", () => {
    expect(playRunbook("establish-relationship", apart, { answers: from("site1") }).asked[0]).toBe("source");
  });

  test("refuses a source that does not hold the live data", () => {
    const { handed, ending } = playRunbook("establish-relationship", apart, { answers: from("site2") });
    expect(handed).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test.each([
    ["versions differ", { "same-software": "no" }],
    ["one has a role", { unrelated: "no" }],
  ] as const)("is refused when %s", (_what, found) => {
    const { handed, ending } = playRunbook("establish-relationship", apart, { found });
    expect(handed).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test("is incomplete when the first sync is not seen", () => {
    const world = { ...createWorld(apart), doesSyncWork: false };
    expect(playRunbook("establish-relationship", apart, { world }).ending.outcome).toBe("incomplete");
  });

  test("fills in the form with the addresses by which the two reach one another", () => {
    const facts = factsWith({
      appliances: [
        appliance("site1", { role: "none", peer: { host: "10.0.0.1", port: 8443 } }),
        appliance("site2", { role: "none", host: "support.example.com" }),
      ],
    });
    const { state } = playRunbook("establish-relationship", facts, { answers: from("site1") });
    const form = state.started.runbook.steps.find(({ id }) => id === "establish-first");
    if (form?.kind !== "manual") throw new Error("no form");
    expect(form.copy.map(({ text }) => text)).toEqual(["support.example.com", "443", "10.0.0.1", "8443"]);
    expect(form.text.join(" ")).toContain("Do not use support.example.com for site2: it is the site's name.");
  });
});
