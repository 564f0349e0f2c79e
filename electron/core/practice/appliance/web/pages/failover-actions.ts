/** What the buttons of the Failover page do. */
import { isIP } from "node:net";
import type { Appliance } from "../../appliance.ts";
import { isInConflict, withFailover } from "../../failover/failover-state.ts";
import { roleAfterFix } from "../../failover/fix-conflict.ts";
import type { RoleWish } from "../../failover/role-wish.ts";
import { peerPaths } from "../../peer/peer-paths.ts";
import { roleChangeTexts } from "../../role-change-texts.ts";
import { isTicked, numberField, type PageAction, textField } from "../page.ts";

async function become(appliance: Appliance, wish: RoleWish): Promise<string> {
  const answer = await appliance.roleChange.change(wish);
  if (answer.kind === "refused") throw new Error(answer.message);
  return roleChangeTexts[answer.kind];
}

const becomes =
  (role: "primary" | "backup"): PageAction =>
  (appliance, form) =>
    become(appliance, { role, dataSyncFirst: isTicked(form, "data-sync-first"), force: isTicked(form, "force") });

/** From the primary to the backup, whichever of them this is. */
const syncNow: PageAction = async ({ disk, hold, dataSync, peer }) => {
  if (hold.isBusy) throw new Error("Another failover operation is under way.");
  if (isInConflict(disk.state)) throw new Error("Both site instances have the same role: no data-sync is possible.");
  const status = await peer.refresh();
  if (!status) throw new Error("The peer site instance could not be contacted.");
  // The page comes back at once; the end of the sync shows in the history.
  if (disk.state.failover.role === "backup") dataSync.pullIn(0);
  else peer.post(peerPaths.pull, {}).catch(() => undefined);
  return "The data-sync was started.";
};

const fix: PageAction = async (appliance) => {
  const { disk, peer } = appliance;
  const status = await peer.refresh();
  if (!status) throw new Error("The peer site instance could not be contacted.");
  if (status.role !== disk.state.failover.role) throw new Error("There is no conflict.");
  const role = roleAfterFix(appliance.status(), status);
  await become(appliance, { role, dataSyncFirst: false, force: false });
  await syncNow(appliance, new FormData(), new URLSearchParams());
  return `The conflict was resolved: this site instance is the ${role}.`;
};

const establish: PageAction = async ({ relationship }, form) => {
  const address = (side: "backup" | "reverse", whose: string) => ({
    host: textField(form, `${side}-host`),
    port: numberField(form, `${side}-port`, `The port of ${whose}`, 1, 65535),
  });
  await relationship.establish(address("backup", "the new backup site"), address("reverse", "this primary site"));
  return "The failover relationship was established. The first data-sync begins shortly.";
};

const saveBackupSettings: PageAction = ({ disk, dataSync }, form) => {
  const testIps = textField(form, "test-ips").split(/\s+/).filter(Boolean);
  const wrong = testIps.find((ip) => isIP(ip) === 0);
  if (wrong !== undefined) throw new Error(`${wrong} is no IP address.`);
  const backup = {
    operations: isTicked(form, "operations"),
    automaticFailover: isTicked(form, "automatic-failover"),
    timeoutMs: Math.round(numberField(form, "timeout", "The timeout", 0.1, 86_400) * 1000),
    syncIntervalMs: Math.round(numberField(form, "interval", "The interval", 0.01, 44_640) * 60_000),
    bandwidthKbps: Math.round(numberField(form, "bandwidth", "The bandwidth limit", 0, 10_000_000)),
    testIps,
  };
  disk.update((state) => withFailover(state, { backup }));
  dataSync.wait();
  return "The backup settings were saved.";
};

const saveSharedIps: PageAction = ({ disk }, form) => {
  const known = disk.state.addresses.slice(1).map(({ address }) => address);
  const sharedIps = form.getAll("shared-ip").map(String);
  if (sharedIps.some((ip) => !known.includes(ip))) throw new Error("This IP is not known in /appliance.");
  disk.update((state) => withFailover(state, { sharedIps }));
  return "The shared IPs were saved.";
};

export const failoverActions: Record<string, PageAction> = {
  "sync-now": syncNow,
  "become-primary": becomes("primary"),
  "become-backup": becomes("backup"),
  fix,
  establish,
  "save-backup-settings": saveBackupSettings,
  "save-shared-ips": saveSharedIps,
  async break({ relationship }) {
    await relationship.breakUp();
    return "The failover relationship was broken.";
  },
};
