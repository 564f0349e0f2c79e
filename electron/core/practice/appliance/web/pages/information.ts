/** /login > Status > Information: the two values that say whether both appliances have the same package (guide). */
import { html, table } from "../html.ts";
import type { Page } from "../page.ts";

export const informationPage: Page = {
  area: "login",
  path: "information",
  menu: ["Status", "Information"],
  show: ({ conduct, disk, hostName }) =>
    html`${table(
      ["Site Status", ""],
      [
        ["Product Version", conduct.now.version],
        ["Product Build", conduct.now.build],
        ["Host Name", hostName],
        ["Appliance ID", disk.state.applianceId],
      ],
    )}`,
  actions: {},
};
