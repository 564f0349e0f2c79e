/** /login > Management > Failover, with the labels of the guide's appendix. */
import { isInConflict } from "../../failover/failover-state.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import { failoverActions } from "./failover-actions.ts";
import { backupSettingsForm, establishForm, sharedIpForm, statusPart } from "./failover-parts.ts";

const conflictText =
  'NOTE: There is a conflict in the primary and secondary site instances. Both of them are either primary or backup, which is an unexpected situation. "Fix This Error" command will resolve any configuration problems.';

export const failoverPage: Page = {
  area: "login",
  path: "failover",
  menu: ["Management", "Failover"],
  async show(appliance, form) {
    await appliance.peer.refresh();
    const { failover } = appliance.disk.state;
    if (failover.role === "none") return html`${establishForm(appliance, form)}${backupSettingsForm(appliance, form)}`;
    const conflict = html`<p class="notice">${conflictText}</p>
${form("fix", html`<button type="submit">Fix This Error</button>`)}`;
    return html`${isInConflict(appliance.disk.state) && conflict}
${statusPart(appliance)}
${appliance.hold.isBusy ? html`<p>A failover operation is under way. Please wait.</p>` : operations(appliance, form)}
${sharedIpForm(appliance, form)}${backupSettingsForm(appliance, form)}`;
  },
  actions: failoverActions,
};

function operations({ disk }: Parameters<Page["show"]>[0], form: Parameters<Page["show"]>[1]): Html {
  const { role, peer } = disk.state.failover;
  const next = role === "primary" ? "backup" : "primary";
  const title = role === "primary" ? "Primary Site Instance Status" : "Backup Site Instance Status";
  const become = html`<p><label><input type="checkbox" name="data-sync-first" value="1"> Check this box to pull a data-sync from the site instance at ${peer?.hostName ?? ""} while becoming the ${next}</label></p>
${
  role === "primary" &&
  html`<p><label><input type="checkbox" name="force" value="1"> Check this box to become a backup even if the peer site instance at ${peer?.hostName ?? ""} cannot be contacted</label></p>`
}
<button type="submit">Become ${next === "backup" ? "Backup" : "Primary"}</button>`;
  return html`<fieldset><legend>${title}</legend>
${form("sync-now", html`<button type="submit">Sync Now</button>`)}
${form(`become-${next}`, become)}
${form("break", html`<button type="submit">Break Failover Relationship</button>`)}
</fieldset>`;
}
