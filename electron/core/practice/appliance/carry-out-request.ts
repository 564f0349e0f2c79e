/** What the practice pair asks of a running appliance beside its network. */
import { randomUUID } from "node:crypto";
import type { Arrangement, MarkList, ToAppliance } from "../practice-messages.ts";
import { isSecretOf, newAccount } from "./accounts/client-secret.ts";
import type { Appliance } from "./appliance.ts";
import type { Account } from "./disk/appliance-state.ts";
import { inRole, withEvent, withFailover } from "./failover/failover-state.ts";

export type ApplianceRequest = Exclude<ToAppliance, { type: "configure" }>;

/** Its answer goes back over the channel as it is. */
export async function carryOut(appliance: Appliance, request: ApplianceRequest): Promise<unknown> {
  const { disk, counters, clock, dataSync } = appliance;
  switch (request.type) {
    case "counters":
      return counters.read();
    case "marks": {
      const { settings, sessions, recordings } = disk.state;
      return { settings, sessions, recordings };
    }
    case "mark":
      return mark(appliance, request.list, request.text);
    case "establish": {
      const { role, peer } = request;
      // The guide's best practice: backup operations are on at the normal backup and off at the normal primary.
      const backup = { ...disk.state.failover.backup, operations: role === "backup" };
      disk.update((state) => {
        const joined = withFailover(inRole(state, role), { peer, backup, lastDataSync: null });
        return withEvent(joined, clock.nowMs(), `The failover relationship was established; this is the ${role}.`);
      });
      if (role === "backup") dataSync.pullIn(0, 0);
      return null;
    }
    case "conduct":
      await appliance.conduct.set(request.conduct);
      appliance.health.forget();
      return null;
    case "arrange":
      arrange(appliance, request.arrangement);
      return null;
    case "certificates":
      appliance.certificates.replace(request);
      return null;
    case "sync":
      await dataSync.pull(request.durationMs);
      appliance.health.forget();
      return null;
  }
}

/** Sessions need users, and during a data sync before a role change there are none. */
function mark({ disk, name, clock, hold }: Appliance, list: MarkList, text: string): null {
  if (list !== "settings" && hold.areUsersCutOff) throw new Error("The users are cut off during the data sync.");
  const made = { id: randomUUID(), text, madeOn: name, madeAt: new Date(clock.nowMs()).toISOString() };
  disk.update((state) => ({ ...state, [list]: [...state[list], made] }));
  return null;
}

function arrange(appliance: Appliance, arrangement: Arrangement): void {
  const { disk, roleChange, dataSync, health, interApplianceKey } = appliance;
  const {
    addresses,
    accounts,
    applianceId,
    interApplianceKey: key,
    role,
    peer,
    backup,
    sharedIps,
    lastDataSync,
  } = arrangement;
  roleChange.abandon();
  dataSync.abandon();
  disk.update((state) => {
    const given = { role, peer, backup, sharedIps, lastDataSync };
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return {
      ...withFailover(state, wanted),
      addresses: addresses ?? state.addresses,
      applianceId: applianceId ?? state.applianceId,
      accounts: accounts?.map((wanted) => sameOrNew(state.accounts, wanted)) ?? state.accounts,
      failedLogins: accounts ? {} : state.failedLogins,
    };
  });
  if (key !== undefined) interApplianceKey.replace(key);
  dataSync.wait();
  health.forget();
}

type WantedAccount = NonNullable<Arrangement["accounts"]>[number];

/** One that is as wanted already keeps its tokens. */
function sameOrNew(accounts: readonly Account[], { clientId, secret, command, backup }: WantedAccount): Account {
  const present = accounts.find((account) => account.clientId === clientId);
  const isSame = present?.command === command && present.backup === backup && isSecretOf(present, secret);
  return isSame ? present : newAccount(clientId, secret, command, backup);
}
