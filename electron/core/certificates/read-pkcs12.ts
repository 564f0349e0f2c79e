/**
 * Opens PKCS#12. First every algorithm identifier that can be seen is read: what is not opened here is said before a
 * passphrase is tried. Then the MAC decides about the passphrase; where there is none, or it does not fit, whether
 * something sensible comes out tells a wrong passphrase from a damaged file.
 */
import { BadEncoding, childAt, explicitOf, octetsOf, oidOf } from "./ber.ts";
import { type FileContents, hasRoom, nothingYet } from "./file-contents.ts";
import { partFindings, protectionFindings } from "./file-problems.ts";
import { type Bag, bagsOf, type LockedPart, lockedKey, outlinePkcs12, type Pkcs12Outline } from "./pkcs12-outline.ts";
import { decryptElement } from "./protection/decrypt.ts";
import { formsOf, type PassphraseForm, wipeForms } from "./protection/passphrase-forms.ts";
import { refuseEncryption } from "./protection/refuse-encryption.ts";

/** Parts on which a passphrase is tried where no MAC decides about it; where one does, one part tells whether it was right. */
const mostTried = 4;
const x509 = "1.2.840.113549.1.9.22.1";

export function readPkcs12(der: Buffer, passphrase: string | null): FileContents {
  const contents = nothingYet("pkcs12");
  const forms = formsOf(passphrase);
  const copies: Buffer[] = [];
  try {
    open(outlinePkcs12(der, copies), forms, passphrase, contents);
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error;
    contents.findings.push(protectionFindings.damaged());
  } finally {
    wipeForms(forms);
    for (const copy of copies) copy.fill(0);
  }
  return contents;
}

function open(
  outline: Pkcs12Outline,
  forms: PassphraseForm[],
  passphrase: string | null,
  contents: FileContents,
): void {
  const { bags, lockedSafes, mac } = outline;
  const locked = [
    ...lockedSafes,
    ...bags.filter(({ kind }) => kind === "locked-key").map(({ value }) => lockedKey(value)),
  ];
  contents.ciphers.push(...locked.map(({ encryption }) => encryption));
  contents.mac = mac;
  if (outline.isForCertificate) contents.findings.push(protectionFindings.publicKey());
  contents.findings.push(
    ...refuseEncryption(
      locked.map(({ encryption }) => encryption),
      mac,
    ),
  );
  if (contents.findings.length > 0) return;
  const form = fittingForm(outline, locked, forms, passphrase === null);
  if (form === "damaged") {
    contents.findings.push(protectionFindings.damaged());
    return;
  }
  if (form === "wrong") {
    const { passphraseNeeded, passphraseWrong } = protectionFindings;
    contents.findings.push(passphrase === null ? passphraseNeeded() : passphraseWrong());
  } else {
    if (locked.length > 0 && !passphrase) contents.findings.push(protectionFindings.emptyPassphrase());
    if (!mac) contents.findings.push(protectionFindings.noMac());
  }
  takeBags(bags, { form: form === "wrong" ? null : form, isOpen: true }, contents);
  if (form !== "wrong") for (const safe of lockedSafes) takeSafe(safe, form, contents);
}

function fittingForm(
  { mac, content }: Pkcs12Outline,
  locked: LockedPart[],
  forms: PassphraseForm[],
  isUnknown: boolean,
): PassphraseForm | "wrong" | "damaged" {
  const guarded = mac && forms.find((form) => mac.fits?.(content, form));
  if (guarded) return guarded;
  // Each try costs what the file asks for. Who knows no passphrase is asked for it, damaged or not.
  if (mac && isUnknown) return "wrong";
  const opening = forms.find((form) => locked.slice(0, mac ? 1 : mostTried).some((part) => opens(part, form)));
  if (opening) return mac ? "damaged" : opening;
  const [any] = forms;
  return mac || locked.length > 0 || !any ? "wrong" : any;
}

function opens({ encryption, encrypted }: LockedPart, form: PassphraseForm): boolean {
  const plain = decryptElement(encryption, encrypted, form);
  plain?.fill(0);
  return plain !== null;
}

function takeSafe({ encryption, encrypted }: LockedPart, form: PassphraseForm, contents: FileContents): void {
  const plain = decryptElement(encryption, encrypted, form);
  if (!plain) {
    contents.findings.push(protectionFindings.damaged());
    return;
  }
  try {
    takeOpenedBags(bagsOf(plain), form, contents);
  } finally {
    plain.fill(0);
  }
}

/** What is locked once more within a safe is seen only now: it counts together with all that was seen before. */
function takeOpenedBags(bags: Bag[], form: PassphraseForm, contents: FileContents): void {
  const within = bags.filter(({ kind }) => kind === "locked-key").map(({ value }) => lockedKey(value).encryption);
  const before = contents.ciphers.reduce((sum, { iterations }) => sum + iterations, contents.mac?.iterations ?? 0);
  contents.ciphers.push(...within);
  const refused = refuseEncryption(within, null, before);
  contents.findings.push(...refused);
  const taken = refused.length > 0 ? bags.filter(({ kind }) => kind !== "locked-key") : bags;
  takeBags(taken, { form, isOpen: false }, contents);
}

/** `form` null: what is locked stays so. */
interface Taking {
  form: PassphraseForm | null;
  isOpen: boolean;
}

function takeBags(bags: Bag[], { form, isOpen }: Taking, contents: FileContents): void {
  for (const { kind, value, friendlyName } of bags) {
    if (!hasRoom(contents)) return;
    if (kind === "certificate") {
      const isX509 = oidOf(childAt(value, 0)) === x509;
      if (isX509)
        contents.certificates.push({ der: Buffer.from(octetsOf(explicitOf(childAt(value, 1)))), friendlyName });
    }
    if (kind === "key") contents.keys.push({ form: "pkcs8", der: Buffer.from(value.bytes), isOpen });
    if (kind === "locked-key" && form) takeLockedKey(lockedKey(value), form, contents);
    if (kind === "revocation-list") contents.findings.push(partFindings.revocationList());
    if (kind === "secret") contents.findings.push(partFindings.secret());
  }
}

function takeLockedKey({ encryption, encrypted }: LockedPart, form: PassphraseForm, contents: FileContents): void {
  const der = decryptElement(encryption, encrypted, form);
  if (der) contents.keys.push({ form: "pkcs8", der, isOpen: false });
  else contents.findings.push(protectionFindings.damaged());
}
