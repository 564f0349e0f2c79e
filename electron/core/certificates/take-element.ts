/** Takes what one ASN.1 element is into the contents of a file, whether it stood alone or in a block of PEM. */
import { BadEncoding, type Element, readElement } from "./ber.ts";
import { type FileContents, hasRoom } from "./file-contents.ts";
import { type Finding, partFindings, protectionFindings } from "./file-problems.ts";
import { type DerKind, identifyDer } from "./identify-der.ts";
import { lockedKey } from "./pkcs12-outline.ts";
import { decryptElement } from "./protection/decrypt.ts";
import { formsOf, wipeForms } from "./protection/passphrase-forms.ts";
import { refuseEncryption } from "./protection/refuse-encryption.ts";
import { takePkcs7 } from "./read-pkcs7.ts";

/** false: it is nothing that we know. PKCS#12 is none of its business: that is a file of its own. */
export function takeElement(element: Element, passphrase: string | null, contents: FileContents): boolean {
  const kind = identifyDer(element);
  if (kind === null || kind === "pkcs12") return false;
  if (hasRoom(contents)) take(kind, element, passphrase, contents);
  return true;
}

type Taken = Exclude<DerKind, "pkcs12">;

function take(kind: Taken, element: Element, passphrase: string | null, contents: FileContents): void {
  switch (kind) {
    case "certificate":
      contents.certificates.push({ der: Buffer.from(element.bytes), friendlyName: null });
      break;
    case "request":
      contents.requests.push(Buffer.from(element.bytes));
      break;
    case "pkcs7":
      takePkcs7(element, contents);
      break;
    case "pkcs8":
    case "pkcs1":
    case "sec1":
      contents.keys.push({ form: kind, der: Buffer.from(element.bytes), isOpen: true });
      break;
    case "encrypted-pkcs8":
      takeLocked(element, passphrase, contents);
      break;
    case "revocation-list":
      contents.findings.push(partFindings.revocationList());
      break;
    case "public-key":
      contents.findings.push(partFindings.publicKey());
      break;
  }
}

function takeLocked(element: Element, passphrase: string | null, contents: FileContents): void {
  const forms = formsOf(passphrase);
  try {
    const { encryption, encrypted } = lockedKey(element);
    contents.ciphers.push(encryption);
    const refused = refuseEncryption([encryption], null);
    contents.findings.push(...refused);
    if (refused.length > 0) return;
    for (const form of forms) {
      const der = decryptElement(encryption, encrypted, form);
      if (!der) continue;
      contents.keys.push({ form: "pkcs8", der, isOpen: false });
      if (!passphrase) contents.findings.push(protectionFindings.emptyPassphrase());
      return;
    }
    contents.findings.push(notOpened(passphrase));
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error;
    contents.findings.push(partFindings.key());
  } finally {
    wipeForms(forms);
  }
}

export const notOpened = (passphrase: string | null): Finding =>
  passphrase === null ? protectionFindings.passphraseNeeded() : protectionFindings.passphraseWrong();

/** null: no element begins there. */
export function elementAt(bytes: Buffer): Element | null {
  try {
    return readElement(bytes);
  } catch (error) {
    if (error instanceof BadEncoding) return null;
    throw error;
  }
}
