/** /login > Management > Software: the configuration backup. */
import { backupAnswer } from "../../backup-file.ts";
import { html } from "../html.ts";
import type { Page } from "../page.ts";

export const softwarePage: Page = {
  area: "login",
  path: "software",
  menu: ["Management", "Software"],
  show: (_, form) =>
    form(
      "download-backup",
      html`<fieldset><legend>Software :: Backup Settings</legend>
<p>Configuration and logged data. Recordings are not part of it.</p>
<button type="submit">Download Backup</button></fieldset>`,
    ),
  actions: { "download-backup": (appliance) => backupAnswer(appliance) },
};
