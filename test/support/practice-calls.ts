/** Calls to an appliance of a practice pair as its own API account, with a token of their own each time. */
import type { PracticePair } from "../../electron/core/practice/practice-pair.ts";
import { bearer, type CallResult, callAppliance, logIn } from "./appliance-call.ts";
import { targetOf } from "./practice-pair-fixture.ts";

export async function tokenOf(pair: PracticePair, name: string): Promise<string> {
  const [{ clientId }] = pair.definition.appliances;
  return logIn(targetOf(pair, name), clientId, pair.secrets.get("site1") ?? "");
}

export async function getFrom(pair: PracticePair, name: string, path: string): Promise<CallResult> {
  return callAppliance(targetOf(pair, name), "GET", path, bearer(await tokenOf(pair, name)));
}

export const readHealth = async (pair: PracticePair, name: string): Promise<CallResult> =>
  getFrom(pair, name, "/api/command/v2/health");

export async function postJson(pair: PracticePair, name: string, path: string, body: unknown): Promise<CallResult> {
  const headers = { ...bearer(await tokenOf(pair, name)), "Content-Type": "application/json" };
  return callAppliance(targetOf(pair, name), "POST", path, headers, JSON.stringify(body));
}

export const setRole = (pair: PracticePair, name: string, wish: Record<string, unknown>): Promise<CallResult> =>
  postJson(pair, name, "/api/command/v2/failover-role", wish);

/**
 * Both roles, site1 first, read from the plain list of either appliance's own eyes. Both are asked at once, with the tokens
 * in hand: two roles that were read one after the other may never have been true together.
 */
export async function rolesOf(pair: PracticePair): Promise<string> {
  const names = ["site1", "site2"];
  const tokens = await Promise.all(names.map((name) => tokenOf(pair, name)));
  const own = async (name: string, token: string) => {
    const { text } = await callAppliance(targetOf(pair, name), "GET", "/api/command/v2/appliance", bearer(token));
    return (JSON.parse(text) as { failover_role: string }[])[0]?.failover_role;
  };
  return (await Promise.all(names.map((name, index) => own(name, tokens[index] ?? "")))).join(",");
}

export async function markTexts(pair: PracticePair, name: string): Promise<Record<string, string[]>> {
  const marks = Object.entries(await pair.marks(name));
  return Object.fromEntries(marks.map(([list, entries]) => [list, entries.map(({ text }) => text)]));
}
