/** Parts of the Failover page: what stands on it beside the buttons of the present role. */
import type { Appliance } from "../../appliance.ts";
import { vendorTime } from "../../http/answer.ts";
import { field, type Html, html, table, tick } from "../html.ts";
import type { Page } from "../page.ts";

type Form = Parameters<Page["show"]>[1];

const roleWords = { none: "no failover", primary: "primary site instance", backup: "backup site instance" } as const;

export const establishForm = ({ ownPort }: Appliance, form: Form): Html =>
  form(
    "establish",
    html`<fieldset><legend>Setup a Failover Relationship</legend>
<h2>New Backup Site Connection Details</h2>
${field("Host Name or IP Address", "backup-host", "")}${field("Port", "backup-port", 443)}
<h2>Reverse Connection Details To This Primary Site</h2>
${field("Host Name or IP Address", "reverse-host", "127.0.0.1")}${field("Port", "reverse-port", ownPort())}
<button type="submit">Establish Relationship</button></fieldset>`,
  );

export function statusPart({ disk, hostName }: Appliance): Html {
  const { role, peer, lastDataSync, history } = disk.state.failover;
  const checked = peer?.seenAt ? vendorTime(Date.parse(peer.seenAt)) : "never";
  return html`${table(
    ["Status", ""],
    [
      ["This host's status", `${hostName}: ${roleWords[role]}`],
      ["Peer host's status", peer ? `${peer.hostName}: ${roleWords[peer.role]} (last change seen ${checked})` : ""],
      ["Last data-sync", lastDataSync ? `${vendorTime(Date.parse(lastDataSync.at))}: ${lastDataSync.status}` : "never"],
    ],
  )}
<details><summary>Status History</summary>${table(
    ["Date", "Event"],
    history.toReversed().map(({ at, text }) => [vendorTime(Date.parse(at)), text]),
  )}</details>`;
}

export function sharedIpForm({ disk }: Appliance, form: Form): Html {
  const { failover, addresses } = disk.state;
  const title = failover.role === "primary" ? "Primary" : "Backup";
  const ticks = addresses
    .slice(1)
    .map(({ address }) => tick(address, "shared-ip", failover.sharedIps.includes(address), address));
  return form(
    "save-shared-ips",
    html`<fieldset><legend>${title} Site Instance Configuration</legend>
<h2>Shared IPs</h2>${ticks.length > 0 ? ticks : html`<p>There are none.</p>`}
<button type="submit">Save Changes</button></fieldset>`,
  );
}

export function backupSettingsForm({ disk }: Appliance, form: Form): Html {
  const { backup } = disk.state.failover;
  return form(
    "save-backup-settings",
    html`<fieldset><legend>Backup Settings</legend>
${tick("Enable Backup Operations", "operations", backup.operations)}
${field("Primary Site Instance Timeout (seconds)", "timeout", backup.timeoutMs / 1000)}
${field("Automatic Data-Sync Interval (minutes)", "interval", backup.syncIntervalMs / 60_000)}
${field("Data-Sync Bandwidth Limit (kbit/s, 0 for none)", "bandwidth", backup.bandwidthKbps)}
${tick("Enable Automatic Failover", "automatic-failover", backup.automaticFailover)}
<p><label>Network Connectivity Test IPs (one per line)<br><textarea name="test-ips" rows="3">${backup.testIps.join("\n")}</textarea></label></p>
<button type="submit">Save Changes</button></fieldset>`,
  );
}
