import { expect, test } from "vitest";
import { roleAfterFix } from "../../../electron/core/practice/appliance/failover/fix-conflict.ts";

const side = (sharedIps: string[], siteVisitAtMs: number | null) => ({ sharedIps, siteVisitAtMs });

test.each([
  ["the shared IP is here alone", side(["1"], null), side([], 5), "primary"],
  ["the shared IP is there alone", side([], 5), side(["1"], null), "backup"],
  ["both have it and the site's name led there last", side(["1"], 4), side(["1"], 5), "backup"],
  ["none has it and the site's name led here last", side([], 5), side([], 4), "primary"],
  ["nobody ever came by the site's name", side([], null), side([], null), "primary"],
] as const)("%s: this one becomes %s", (_, own, peer, role) => {
  expect(roleAfterFix({ ...own }, { ...peer, sharedIps: [...peer.sharedIps] })).toBe(role);
});
