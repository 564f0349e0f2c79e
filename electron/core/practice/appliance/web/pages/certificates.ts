/** /appliance > Security > Certificates: the table with the Default radio, Export and Import (guide, api-facts 6). */

import type { Appliance } from "../../appliance.ts";
import { isSelfSigned, leafOf } from "../../tls/certificate-store.ts";
import { chainOf, readPemBundle, writePemBundle } from "../../tls/pem-bundle.ts";
import { type Html, html, table } from "../html.ts";
import { isTicked, type Page, textField } from "../page.ts";

const friendlyName = (subject: string): string => /CN=([^\n]+)/.exec(subject)?.[1] ?? subject;

export const certificatesPage: Page = {
  area: "appliance",
  path: "certificates",
  menu: ["Security", "Certificates"],
  show: (appliance, form) => html`${form(
    "export",
    html`${certificateTable(appliance)}
<fieldset><legend>Export</legend>
<p><label><input type="checkbox" name="with-key" value="1"> Include Private Key</label></p>
<p><label><input type="checkbox" name="with-chain" value="1" checked> Include Certificate Chain</label></p>
<p><label>Passphrase <input type="password" name="passphrase" autocomplete="off"></label></p>
<button type="submit">Export</button></fieldset>`,
  )}
${form(
  "import",
  html`<fieldset><legend>Import</legend>
<p><label>Certificate File <input type="file" name="file"></label></p>
<p><label>Password <input type="password" name="password" autocomplete="off"></label></p>
<button type="submit">Upload</button></fieldset>`,
)}
${form(
  "set-default",
  html`<fieldset><legend>Default</legend>
${appliance.certificates.served.map(
  (entry, index) =>
    html`<p><label><input type="radio" name="default" value="${index}"${
      index === appliance.certificates.defaultIndex && html` checked`
    }> ${index + 1}: ${friendlyName(leafOf(entry).subject)}</label></p>`,
)}
<button type="submit">Save Changes</button></fieldset>`,
)}`,
  actions: {
    export({ certificates, name }, form) {
      const entry = certificates.served[Number(textField(form, "certificate"))];
      if (!entry) throw new Error("Select a certificate first.");
      const passphrase = textField(form, "passphrase");
      const withKey = isTicked(form, "with-key");
      if (withKey && passphrase === "") throw new Error("A private key is exported under a passphrase only.");
      const wanted = { withChain: isTicked(form, "with-chain"), passphrase: withKey ? passphrase : null };
      return {
        status: 200,
        headers: {
          "Content-Type": "application/x-pem-file",
          "Content-Disposition": `attachment; filename="${name}.pem"`,
          "Cache-Control": "no-store",
        },
        body: writePemBundle(entry, wanted),
      };
    },

    async import({ certificates }, form) {
      const file = form.get("file");
      if (!(file instanceof File) || file.size === 0) throw new Error("Select a certificate file first.");
      const entry = readPemBundle(await file.text(), textField(form, "password"));
      certificates.replace([...certificates.served, entry], certificates.defaultIndex);
      return `${friendlyName(leafOf(entry).subject)} was imported.`;
    },

    "set-default"({ certificates }, form) {
      const index = Number(textField(form, "default"));
      const entry = certificates.served[index];
      if (!entry) throw new Error("Select a certificate first.");
      if (isSelfSigned(leafOf(entry))) throw new Error("A self-signed certificate cannot be the default one.");
      certificates.replace(certificates.served, index);
      return "The default certificate was saved.";
    },
  },
};

function certificateTable({ certificates }: Appliance): Html {
  const rows = certificates.served.map((entry, index) => {
    const leaf = leafOf(entry);
    const isIncomplete = !isSelfSigned(leaf) && chainOf(entry.chainPem).length < 2;
    return [
      html`<input type="radio" name="certificate" value="${index}" aria-label="Select certificate ${index + 1}"${
        index === certificates.served.length - 1 && html` checked`
      }>`,
      html`${friendlyName(leaf.subject)}${isIncomplete && html`<br><em>Warning: the certificate chain is incomplete.</em>`}`,
      friendlyName(leaf.issuer),
      leaf.subjectAltName ?? "",
      leaf.validTo,
      index === certificates.defaultIndex ? "Default" : "",
    ];
  });
  return table(["", "Friendly Name", "Issuer", "Alternative Names", "Expires", "Default"], rows);
}
