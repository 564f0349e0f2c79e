/** A certificate file from the person's computer: what is in it appears in the table. */
import { withImported } from "../../../tls/change-certificates.ts";
import { type ImportedFile, readImport } from "../../../tls/read-import.ts";
import { friendlyNameOf, leafOf } from "../../../tls/stored-certificate.ts";
import { field, html } from "../../html.ts";
import { type Page, secretField } from "../../page.ts";

export const importCertificatePage: Page = {
  area: "appliance",
  path: "certificates/import",
  menu: ["Security", "Certificate Import"],
  isWithin: true,
  show: (_, form) =>
    form(
      "upload",
      html`<fieldset><legend>Import</legend>
<p><label>Certificate File <input type="file" name="file"></label></p>
${field("Password", "password", "", "password")}
<button type="submit">Upload</button></fieldset>`,
    ),
  actions: {
    async upload({ certificates }, form) {
      const file = form.get("file");
      if (!(file instanceof File) || file.size === 0) throw new Error("Select a certificate file first.");
      const bytes = new Uint8Array(await file.arrayBuffer());
      const uploaded = { bytes, fileName: file.name, password: secretField(form, "password") };
      const imported = await readImport(uploaded, certificates.now.elements);
      certificates.replace(withImported(certificates.now, imported));
      return { goTo: "certificates", notice: whatWasImported(imported) };
    },
  },
};

function whatWasImported({ served, elements }: ImportedFile): string {
  const names = served.map((entry) => friendlyNameOf(leafOf(entry), entry.friendlyName));
  if (names.length > 0) return `${names.join(" and ")} was imported.`;
  const what = elements.length === 1 ? "One certificate was" : `${elements.length} certificates were`;
  return `${what} imported without a private key.`;
}
