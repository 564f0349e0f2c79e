/** Reads every block of a PEM text into the contents of a file. What a block is, its bytes say: labels are often wrong. */
import { type FileContents, mostParts, nothingYet } from "./file-contents.ts";
import { fileFindings, partFindings } from "./file-problems.ts";
import { identifyDer } from "./identify-der.ts";
import { type PemBlock, pemBlocks } from "./pem-blocks.ts";
import { openOpensslKey, readDekInfo } from "./protection/openssl-key.ts";
import { formsOf, wipeForms } from "./protection/passphrase-forms.ts";
import { readPkcs12 } from "./read-pkcs12.ts";
import { elementAt, notOpened, takeElement } from "./take-element.ts";

/** Stand beside a key and say nothing that is needed. */
const silent = ["EC PARAMETERS", "DH PARAMETERS"];

export function readPem(bytes: Buffer, passphrase: string | null): FileContents {
  const contents = nothingYet("pem");
  const blocks = pemBlocks(bytes, mostParts + 1);
  const keystore = keystoreAlone(blocks);
  if (keystore) {
    try {
      return readPkcs12(keystore, passphrase);
    } finally {
      keystore.fill(0);
    }
  }
  if (blocks.length > mostParts) contents.findings.push(fileFindings.tooMany());
  try {
    for (const block of blocks.slice(0, mostParts)) takeBlock(block, passphrase, contents);
  } finally {
    for (const { der } of blocks) der?.fill(0);
  }
  return { ...contents, format: formatOf(contents, blocks) };
}

/** null: there is none, or other blocks stand beside it. */
function keystoreAlone([first, ...others]: PemBlock[]): Buffer | null {
  return first?.der && others.length === 0 && isKeystore(first.der) ? first.der : null;
}

function isKeystore(der: Buffer): boolean {
  const element = elementAt(der);
  return element !== null && identifyDer(element) === "pkcs12";
}

/** By what is in it: a request alone is a request, however it is written. */
function formatOf({ certificates, keys, requests }: FileContents, blocks: PemBlock[]): FileContents["format"] {
  if (requests.length > 0 && certificates.length + keys.length === 0) return "csr";
  return blocks.every(({ label }) => label === "PKCS7" || label === "CMS") ? "pkcs7" : "pem";
}

function takeBlock(block: PemBlock, passphrase: string | null, contents: FileContents): void {
  const { label, headers, der, friendlyName } = block;
  if (silent.includes(label)) return;
  if (label === "OPENSSH PRIVATE KEY") {
    const remedy = "Convert it with: ssh-keygen -p -m PKCS8 -f FILE";
    contents.findings.push(fileFindings.otherFormat("openssh-key", "a key in OpenSSH's own format", remedy));
  } else if (!der) {
    contents.findings.push(partFindings.block(label));
  } else if (headers.has("dek-info")) {
    takeOpensslKey(block, der, passphrase, contents);
  } else if (isKeystore(der)) {
    contents.findings.push(partFindings.keystore());
  } else {
    const before = contents.certificates.length;
    const element = elementAt(der);
    if (!element || !takeElement(element, passphrase, contents)) contents.findings.push(notTaken(label));
    const taken = contents.certificates[before];
    if (taken && contents.certificates.length === before + 1) taken.friendlyName = friendlyName;
  }
}

function notTaken(label: string) {
  if (label.endsWith("CERTIFICATE")) return partFindings.certificate();
  if (label.endsWith("PRIVATE KEY")) return label.startsWith("DSA") ? partFindings.keyKind() : partFindings.key();
  if (label.endsWith("REQUEST")) return partFindings.request();
  return label === "PKCS7" || label === "CMS" ? partFindings.block(label) : partFindings.otherBlock(label);
}

function takeOpensslKey(
  { label, headers }: PemBlock,
  encrypted: Buffer,
  passphrase: string | null,
  contents: FileContents,
): void {
  const dekInfo = headers.get("dek-info") ?? "";
  const protection = readDekInfo(dekInfo);
  if (!protection) {
    const name = /^[\w-]{1,40}/.exec(dekInfo)?.[0] ?? "unknown";
    contents.findings.push(partFindings.keyCipher(name));
    return;
  }
  contents.ciphers.push({ words: protection.words, isWeak: true, iterations: 0 });
  const forms = formsOf(passphrase);
  const der = openOpensslKey(protection, encrypted, forms[0]?.narrow ?? Buffer.alloc(0));
  wipeForms(forms);
  if (!der) contents.findings.push(notOpened(passphrase));
  else if (label.startsWith("DSA")) {
    der.fill(0);
    contents.findings.push(partFindings.keyKind());
  } else contents.keys.push({ form: label.startsWith("EC") ? "sec1" : "pkcs1", der, isOpen: false });
}
