/**
 * /appliance > Security > Certificates: the table with its ticks, names and Default buttons, and what can be done with what
 * is ticked (guide, chapter on replicating the certificate; api-facts 6).
 */
import type { Appliance } from "../../../appliance.ts";
import { withDefault, without } from "../../../tls/change-certificates.ts";
import { findHeld, heldCertificates } from "../../../tls/held-certificates.ts";
import { isSelfSigned } from "../../../tls/stored-certificate.ts";
import { html } from "../../html.ts";
import { type NextPage, type Page, textField } from "../../page.ts";
import { certificateTable } from "./certificate-table.ts";

export const certificatesPage: Page = {
  area: "appliance",
  path: "certificates",
  menu: ["Security", "Certificates"],
  show: ({ certificates }, form) => html`${form("open-import", html`<button type="submit">Import</button>`)}
${form(
  "choose",
  html`${certificateTable(heldCertificates(certificates))}
<p><label>Selected certificates <select name="choice"><option value="export">Export</option><option value="delete">Delete</option></select></label>
<button type="submit">Go</button></p>`,
)}
${form("set-default", html`<button type="submit">Save Default</button>`)}`,
  actions: {
    "open-import": () => ({ goTo: "certificates/import", notice: null }),

    choose(appliance, form) {
      const chosen = form.getAll("certificate").map(String);
      if (chosen.length === 0) throw new Error("Select a certificate first.");
      return textField(form, "choice") === "delete" ? remove(appliance, chosen) : openExport(appliance, chosen);
    },

    "set-default"({ certificates }, form) {
      const { certificate, fingerprint, keyPem } = findHeld(certificates, textField(form, "default"));
      if (keyPem === null) throw new Error("A certificate without its private key cannot be the default one.");
      if (certificates.isFactory(certificate)) throw new Error("The factory certificate cannot be the default one.");
      if (isSelfSigned(certificate)) throw new Error("A self-signed certificate cannot be the default one.");
      certificates.replace(withDefault(certificates.now, fingerprint));
      return "The default certificate was saved.";
    },
  },
};

function openExport({ certificates }: Appliance, [one = "", ...more]: readonly string[]): NextPage {
  if (more.length > 0) throw new Error("Select one certificate to export.");
  return { goTo: `certificates/export?certificate=${findHeld(certificates, one).fingerprint}`, notice: null };
}

function remove({ certificates }: Appliance, chosen: readonly string[]): string {
  const held = chosen.map((fingerprint) => findHeld(certificates, fingerprint));
  if (held.some(({ isDefault }) => isDefault)) {
    throw new Error("The default certificate cannot be deleted. Make another one the default first.");
  }
  certificates.replace(without(certificates.now, chosen));
  return held.length === 1 ? `${held[0]?.friendlyName} was deleted.` : `${held.length} certificates were deleted.`;
}
