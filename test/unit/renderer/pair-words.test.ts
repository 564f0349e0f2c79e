import { describe, expect, it } from "vitest";
import { appliancesByIdentity, knownSync, sidesOf } from "../../../renderer/words/pair-words.ts";
import { servedByWords } from "../../../renderer/words/served-by-words.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const views = createPairViews(nowMs);
const { byVerdict, pair } = views;

describe("sides", () => {
  it("puts the normal primary first, whatever its role and its place in the list", () => {
    const names = (view: typeof views.swapped) => appliancesByIdentity(view).map((appliance) => appliance.view.name);
    expect(names(views.swapped)).toEqual(["site1", "site2"]);
    expect(names({ ...views.swapped, normalPrimary: "site2" })).toEqual(["site2", "site1"]);
  });

  it("takes the peer of the only backup as the one that data comes from", () => {
    expect(sidesOf(byVerdict.outage.status)).toMatchObject({ source: { name: "site1" }, standIn: { name: "site2" } });
  });

  it("does not tell them apart while both say the same", () => {
    expect(sidesOf(byVerdict.conflict.status)).toBeNull();
    expect(sidesOf(pair({ site1: { role: "unknown" }, site2: { role: "unknown" } }).status)).toBeNull();
  });
});

describe("the last sync", () => {
  it("is the newest that either tells of", () => {
    expect(knownSync(byVerdict.conflict)?.at).toBe(new Date(nowMs - 724_000).toISOString());
  });

  it("is the remembered one when nobody tells any more, without a status text", () => {
    const assessedMs = Date.parse(byVerdict.outage.assessedAt);
    expect(knownSync(byVerdict.outage)).toEqual({ at: new Date(assessedMs - 906_000).toISOString(), status: null });
  });

  it("is unknown when none is remembered either", () => {
    expect(knownSync(byVerdict.unknown)).toBeNull();
  });
});

describe("who answers under the site name", () => {
  it.each([
    ["site2", "site2", "proved by appliance id"],
    ["other", "another appliance", "its appliance id belongs to neither of this pair"],
    ["nobody", "nobody", "no connection to it could be made"],
    ["unknown", "unknown", "its answer is old or does not prove who it is"],
  ])("%s is told as %s", (servedBy, answer, why) => {
    expect(servedByWords(pair({ status: { servedBy } }))).toEqual({ answer, why });
  });

  it("unknown names what kept the question from an answer", () => {
    const why = (siteObstacle: PairView["siteObstacle"]) =>
      servedByWords(pair({ siteObstacle, status: { servedBy: "unknown" } })).why;
    expect(why({ kind: "tls-untrusted", code: "PIN_CHANGED", sha256: null })).toMatch(
      /not trusted, so no account was sent/,
    );
    expect(why({ kind: "unreachable", layer: "tcp", code: "CONNECT_TIMEOUT" })).toMatch(/from this computer/);
    expect(why({ kind: "unauthorized", code: "no-secret" })).toMatch(/no account/);
  });

  it("says that the site name was not asked yet", () => {
    expect(servedByWords(byVerdict.unknown).why).toBe("it has not been asked yet");
  });
});
