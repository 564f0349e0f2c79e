/** What stands behind a name in the table; the name itself can be changed here. */
import { withFriendlyName } from "../../../tls/change-certificates.ts";
import { findHeld, type HeldCertificate, lookForHeld, notHeld } from "../../../tls/held-certificates.ts";
import { isKeyOf, issuerName } from "../../../tls/stored-certificate.ts";
import { field, html, table } from "../../html.ts";
import { type Page, textField } from "../../page.ts";
import { alternativeNames, incompleteWarning } from "./certificate-table.ts";

export const certificateDetailsPage: Page = {
  area: "appliance",
  path: "certificates/details",
  menu: ["Security", "Certificate"],
  isWithin: true,
  show({ certificates }, form, query) {
    const held = lookForHeld(certificates, query.get("certificate"));
    if (!held) return html`<p>${notHeld}</p>`;
    return html`${form(
      "save-name",
      html`${field("Friendly Name", "friendly-name", held.friendlyName)}<button type="submit">Save</button>`,
    )}
${table(["Certificate", ""], rowsOf(held))}
${!held.chain.isComplete && html`<p><em>${incompleteWarning}</em></p>`}
<p><a href="/appliance/certificates">Back to all certificates</a></p>`;
  },
  actions: {
    "save-name"({ certificates }, form, query) {
      const { fingerprint } = findHeld(certificates, query.get("certificate"));
      const friendlyName = textField(form, "friendly-name");
      if (friendlyName === "") throw new Error("A certificate needs a friendly name.");
      certificates.replace(withFriendlyName(certificates.now, fingerprint, friendlyName));
      return "The friendly name was saved.";
    },
  },
};

function rowsOf({ certificate, chain, keyPem, fingerprint }: HeldCertificate) {
  const issuers = chain.links.slice(1).map(({ subject }) => subject.replaceAll("\n", ", "));
  return [
    ["Subject", certificate.subject.replaceAll("\n", ", ")],
    ["Issuer", issuerName(certificate)],
    ["Alternative Names", alternativeNames(certificate.subjectAltName)],
    ["Valid From", certificate.validFrom],
    ["Valid Until", certificate.validTo],
    ["Serial Number", certificate.serialNumber],
    ["SHA-256 Fingerprint", fingerprint],
    ["Private Key", privateKeyText(certificate, keyPem)],
    ["Certificate Chain", issuers.length === 0 ? "None" : issuers.join(" < ")],
  ];
}

function privateKeyText(certificate: HeldCertificate["certificate"], keyPem: string | null): string {
  if (keyPem === null) return "Not on this appliance";
  return isKeyOf(certificate, keyPem) ? "On this appliance, matches the certificate" : "Does not match";
}
