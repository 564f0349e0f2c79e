/** What of the certificate goes into the file, and under which passphrase. Nothing is taken away by it. */
import { findHeld, lookForHeld, notHeld } from "../../../tls/held-certificates.ts";
import { writeExport } from "../../../tls/write-export.ts";
import { field, html, tick } from "../../html.ts";
import { isTicked, type Page, secretField } from "../../page.ts";

export const exportCertificatePage: Page = {
  area: "appliance",
  path: "certificates/export",
  menu: ["Security", "Certificate Export"],
  isWithin: true,
  show: ({ certificates }, form, query) => {
    const held = lookForHeld(certificates, query.get("certificate"));
    if (!held) return html`<p>${notHeld}</p>`;
    return form(
      "export",
      html`<fieldset><legend>${held.friendlyName}</legend>
${tick("Include Certificate", "with-certificate", true)}
${tick("Include Private Key", "with-key", false)}
${tick("Include Certificate Chain", "with-chain", true)}
${field("Passphrase", "passphrase", "", "password")}
<p>A passphrase is strongly recommended when the private key is exported.</p>
<button type="submit">Export</button></fieldset>`,
    );
  },
  actions: {
    async export({ certificates, name }, form, query) {
      const file = await writeExport(findHeld(certificates, query.get("certificate")), {
        certificate: isTicked(form, "with-certificate"),
        key: isTicked(form, "with-key"),
        chain: isTicked(form, "with-chain"),
        passphrase: secretField(form, "passphrase"),
      });
      return {
        status: 200,
        headers: {
          "Content-Type": file.type,
          "Content-Disposition": `attachment; filename="${name}-certificate.${file.ending}"`,
          "Cache-Control": "no-store",
        },
        body: file.bytes,
      };
    },
  },
};
