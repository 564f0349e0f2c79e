/** /login > Management > Security: the inter-appliance key, which must be equal on both appliances of a pair. */
import { field, html } from "../html.ts";
import { type Page, textField } from "../page.ts";

const shortestKey = 16;

export const securityPage: Page = {
  area: "login",
  path: "security",
  menu: ["Management", "Security"],
  show: ({ interApplianceKey }, form) =>
    form(
      "save",
      html`<fieldset><legend>Inter-appliance Communication</legend>
${field("Inter-Appliance Key", "key", interApplianceKey.read())}
<button type="submit">Save Changes</button></fieldset>`,
    ),
  actions: {
    save({ interApplianceKey }, form) {
      const key = textField(form, "key");
      if (key.length < shortestKey) throw new Error(`The key must have at least ${shortestKey} characters.`);
      interApplianceKey.replace(key);
      return "The key was saved.";
    },
  },
};
