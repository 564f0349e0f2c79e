/** /login > Management > API Configuration: the accounts and their rights, to look at. */
import { html, table } from "../html.ts";
import type { Page } from "../page.ts";

const rights = { deny: "Deny", read_only: "Read-Only", full_access: "Full Access" } as const;

export const apiConfigurationPage: Page = {
  area: "login",
  path: "api-configuration",
  menu: ["Management", "API Configuration"],
  show: ({ disk }) => html`<p><label><input type="checkbox" checked disabled> Enable XML API</label></p>
<h2>API Accounts</h2>
${table(
  ["OAuth Client ID", "Command API", "Backup API"],
  disk.state.accounts.map(({ clientId, command, backup }) => [
    clientId,
    rights[command],
    backup ? "Allow Access" : "No Access",
  ]),
)}`,
  actions: {},
};
