import type { HeldCertificate } from "../../../tls/held-certificates.ts";
import { issuerName } from "../../../tls/stored-certificate.ts";
import { type Html, html, table } from "../../html.ts";

const heads = ["Select", "Friendly Name", "Issuer", "Alternative Names", "Expires", "Private Key", "Default"];

export const incompleteWarning = "Warning: the certificate chain is incomplete.";

export const alternativeNames = (subjectAltName: string | undefined): string =>
  (subjectAltName ?? "").replaceAll(/(?:DNS|IP Address):/g, "");

export const certificateTable = (certificates: readonly HeldCertificate[]): Html => table(heads, certificates.map(row));

function row(held: HeldCertificate) {
  const { certificate, fingerprint, friendlyName, chain } = held;
  return [
    html`<input type="checkbox" name="certificate" value="${fingerprint}" aria-label="Select ${friendlyName}">`,
    html`<a href="/appliance/certificates/details?certificate=${fingerprint}">${friendlyName}</a>${
      !chain.isComplete && html`<br><em>${incompleteWarning}</em>`
    }`,
    issuerName(certificate),
    alternativeNames(certificate.subjectAltName),
    certificate.validTo,
    held.keyPem === null ? "No" : "Yes",
    held.keyPem === null ? "" : defaultButton(held),
  ];
}

/** Of a form of its own: a click there has nothing to do with what is ticked. */
const defaultButton = ({ fingerprint, friendlyName, isDefault }: HeldCertificate): Html =>
  html`<input type="radio" form="set-default" name="default" value="${fingerprint}" aria-label="Default: ${friendlyName}"${
    isDefault && html` checked`
  }>`;
