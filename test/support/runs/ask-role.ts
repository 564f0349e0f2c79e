/** A role change as somebody would ask for it past Pairdesk, by either command API, with nobody to say no. */
import { expect } from "vitest";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import { bearer, type CallResult, callAppliance } from "../appliance-call.ts";
import { setRole, tokenOf } from "../practice-calls.ts";
import { targetOf } from "../practice-pair-fixture.ts";

interface Wish {
  role: "primary" | "backup";
  isSyncFirst?: boolean;
}

export async function askRole(practice: PracticePair, api: "v1" | "v2", name: string, wish: Wish): Promise<void> {
  const { role, isSyncFirst = false } = wish;
  const answer =
    api === "v2"
      ? await setRole(practice, name, { role, data_sync_first: isSyncFirst })
      : await postCommand(practice, name, { role, data_sync_first: isSyncFirst ? "1" : "0" });
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.text).not.toContain("<error");
}

async function postCommand(
  practice: PracticePair,
  name: string,
  parameters: Record<string, string>,
): Promise<CallResult> {
  const headers = {
    ...bearer(await tokenOf(practice, name)),
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams({ action: "set_failover_role", ...parameters });
  return callAppliance(targetOf(practice, name), "POST", "/api/command", headers, body.toString());
}
