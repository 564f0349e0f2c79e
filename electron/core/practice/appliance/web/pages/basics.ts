/** /appliance > Status > Basics: what support asks for, and the two buttons for an appliance that goes back. */
import { vendorTime } from "../../http/answer.ts";
import { html, table } from "../html.ts";
import type { Page } from "../page.ts";

const serialNumberOf = (applianceId: string): string => `PRACTICE-${applianceId.slice(0, 8).toUpperCase()}`;

export const basicsPage: Page = {
  area: "appliance",
  path: "basics",
  menu: ["Status", "Basics"],
  show: ({ disk, conduct, clock }, form) => html`${table(
    ["Appliance Statistics", ""],
    [
      ["Appliance Version", "B300 (simulated)"],
      ["Serial Number", serialNumberOf(disk.state.applianceId)],
      ["Base Software Version", "7.4.0"],
      ["Site Software Version", conduct.now.version],
      ["System Time", vendorTime(clock.nowMs())],
    ],
  )}
<h2>Maintenance</h2>
${form("reset", html`<button type="submit">Reset Appliance to Factory Defaults</button>`)}
${form("shut-down", html`<button type="submit">Shut Down This Appliance</button>`)}`,
  actions: {
    reset(appliance) {
      appliance.factoryReset();
      return "The appliance was reset to factory defaults.";
    },
    "shut-down"(appliance) {
      appliance.shutDown();
      return "The appliance is shutting down.";
    },
  },
};
