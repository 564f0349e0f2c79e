/**
 * What can be wrong with a certificate file, in words that say what to do. Codes are stable: scripts go by them. None of the
 * words holds anything of a key or a passphrase.
 */
import type { CertificateFile, FileProblem } from "../../../shared/certificates/certificate-file.ts";

export interface Finding extends FileProblem {
  /** What it makes of the file, however well the rest is; null: nothing by itself. */
  verdict: Exclude<CertificateFile["verdict"], "ok" | "incomplete"> | null;
}

const finding =
  (severity: FileProblem["severity"], verdict: Finding["verdict"] = null) =>
  (code: string, message: string): Finding => ({ code, severity, message, verdict });

const unreadable = finding("error", "unreadable");
const unsupported = finding("error", "unsupported");
const locked = finding("error", "wrong-passphrase");
const error = finding("error");
const warning = finding("warning");
const info = finding("info");

/** The file itself. */
export const fileFindings = {
  missing: () => unreadable("file-missing", "There is no file at this place any more. Choose it again."),
  folder: () => unreadable("is-folder", "This is a folder. Choose the file in it."),
  forbidden: () =>
    unreadable("no-permission", "Your account may not read this file. Give it the right to, or copy it."),
  notAFile: () => unreadable("not-a-file", "This is a device or a pipe and no file. Save it as a file first."),
  failed: () =>
    unreadable("read-failed", "The file could not be read to its end. Check the disk or the network drive."),
  tooLarge: () =>
    unreadable(
      "too-large",
      "The file is larger than 5 MB, and no certificate file is. Check that it is the right one.",
    ),
  empty: () => unreadable("empty", "The file is empty. Export or download it again."),
  unknown: () =>
    unreadable(
      "not-certificates",
      "Nothing in the file is a certificate, a key or a request. Export it again as PKCS#12, PEM, DER or PKCS#7.",
    ),
  cutOff: () => unreadable("cut-off", "The file ends before its content does. Copy or download it again."),
  otherFormat: (code: string, what: string, remedy: string) => unsupported(code, `This is ${what}. ${remedy}`),
  tooMany: () =>
    unreadable("too-many", "The file holds more than 200 blocks. Split it, or leave out what is not needed."),
  trailing: () => warning("trailing-bytes", "Something follows behind the content. Export the file again if in doubt."),
};

/** Encryption, and what guards the file against changes. */
export const protectionFindings = {
  passphraseNeeded: () => locked("passphrase-needed", "The file is encrypted. Enter its passphrase."),
  passphraseWrong: () =>
    locked("passphrase-wrong", "The passphrase does not open this file. Enter it again; case and blanks count."),
  damaged: () =>
    unreadable(
      "content-damaged",
      "The file has changed since it was made, or is damaged. Export or download it again.",
    ),
  cipher: (words: string) =>
    unsupported(
      "cipher-unsupported",
      `It is encrypted in a way that is not opened here: ${words}. Export it with AES-256 and SHA-256. No passphrase was tried.`,
    ),
  mac: (words: string) =>
    unsupported(
      "mac-unsupported",
      `Its integrity is guarded in a way that is not checked here: ${words}. Export it with a MAC of SHA-256. No passphrase was tried.`,
    ),
  pbmac1: () =>
    unsupported(
      "pbmac1",
      "Its integrity is guarded by PBMAC1, which appliances and this program do not know. Export it with the older kind of MAC (SHA-256). No passphrase was tried.",
    ),
  iterations: (count: number) =>
    unsupported(
      "too-many-iterations",
      `It asks for ${count} iterations; more than 1,000,000 are not computed here. Export it with fewer. No passphrase was tried.`,
    ),
  publicKey: () =>
    unsupported(
      "public-key-protected",
      "It is encrypted or signed for somebody's certificate and not by a passphrase. Export it with a passphrase.",
    ),
  weak: (words: string) =>
    warning("weak-protection", `It is protected by old means: ${words}. Write it anew with AES-256 and SHA-256.`),
  fewIterations: (count: number) =>
    warning(
      "few-iterations",
      `Only ${count} iterations slow down somebody who guesses the passphrase. Use a long one that was made by chance.`,
    ),
  noMac: () =>
    warning("no-mac", "Nothing guards the file against changes. Compare the fingerprints with those of its source."),
  emptyPassphrase: () =>
    warning("empty-passphrase", "Its passphrase is empty, so it protects nothing. Write it anew with one."),
  openKey: () =>
    warning(
      "key-unprotected",
      "The private key is not encrypted. Keep this file from others, and delete it after use.",
    ),
};

/** Parts of the content. */
export const partFindings = {
  certificate: () =>
    unreadable("certificate-damaged", "A certificate in the file cannot be read. Export or download it again."),
  key: () => unreadable("key-damaged", "A private key in the file cannot be read. Export it again."),
  keyKind: () =>
    unreadable("key-unsupported", "A private key is of a kind that TLS servers do not use. Make one of RSA or EC."),
  keyRestricted: () =>
    unreadable(
      "key-restricted",
      "A private key is bound to one use of RSA-PSS that this program cannot check. Use one of plain RSA or EC.",
    ),
  keystore: () =>
    unreadable(
      "keystore-within",
      "A whole keystore (PKCS#12) stands between other blocks. Put it in a file of its own, and open that.",
    ),
  request: () => unreadable("request-damaged", "The request in the file cannot be read. Make it anew."),
  block: (label: string) =>
    unreadable("block-damaged", `The block ${label} is damaged or cut off. Copy it again, whole.`),
  keyCipher: (name: string) =>
    unsupported(
      "cipher-unsupported",
      `A key is encrypted in a way that is not opened here: ${name}. Export it with AES-256. No passphrase was tried.`,
    ),
  revocationList: () => info("revocation-list", "It holds a revocation list, which an appliance does not import."),
  publicKey: () => info("public-key", "It holds a public key by itself, which an appliance does not import."),
  otherBlock: (label: string) => info("other-block", `The block ${label} is not looked at.`),
  secret: () =>
    info("secret-entry", "It holds an entry that is neither certificate nor key. An appliance does not import it."),
};

/** What an appliance would say to it. */
export const contentFindings = {
  noCertificate: () =>
    error("certificate-missing", "No certificate is in the file. Add the one that belongs to the key."),
  requestOnly: () =>
    error(
      "request-only",
      "This is a request. Hand it to your authority, and bring the certificate that they make of it.",
    ),
  noKey: () =>
    error(
      "key-missing",
      "The private key is not in the file. Export it again with the key, or add the file that has it.",
    ),
  mismatch: () =>
    error(
      "key-mismatch",
      "The private key belongs to none of the certificates. Find the certificate that was issued for it.",
    ),
  otherKey: () =>
    error(
      "key-of-other",
      "The private key belongs to an authority's certificate and not to the server's. Add the server's key.",
    ),
  severalKeys: (count: number) =>
    warning(
      "several-keys",
      `It holds ${count} private keys, and an appliance takes one. Write it anew with the right one.`,
    ),
  severalServers: (count: number) =>
    warning(
      "several-servers",
      `It holds ${count} certificates for servers, and an appliance takes one. Keep the right one.`,
    ),
  chain: (issuer: string) =>
    error("chain-incomplete", `The certificate of its issuer is missing: ${issuer}. Add it from your authority.`),
  root: (issuer: string) =>
    warning(
      "root-missing",
      `The chain ends below ${issuer}. If that is not a root that clients know, add its certificate.`,
    ),
  impostor: (issuer: string, subject: string) =>
    error(
      "issuer-mismatch",
      `A certificate in the file is called ${issuer} and has not signed ${subject}. Add the one that it was issued with.`,
    ),
  order: () =>
    warning("chain-order", "The certificates are not in the order of their chain. Write them anew, server first."),
  unused: (subject: string) =>
    info("certificate-unused", `A certificate does not belong to the chain: ${subject}. It can be left out.`),
  twice: (subject: string) => info("certificate-twice", `A certificate is in the file more than once: ${subject}.`),
  selfSigned: () =>
    warning(
      "self-signed",
      "The server's certificate has signed itself. Clients do not trust it, and it may not be the default. Use one of an authority.",
    ),
  expired: (subject: string, until: string) =>
    error("expired", `${subject} has expired on ${until.slice(0, 10)}. Get a new certificate.`),
  early: (subject: string, from: string) =>
    warning("not-yet-valid", `${subject} is valid from ${from.slice(0, 10)} on. Check the clock, or wait until then.`),
  notForServers: () =>
    error(
      "not-for-servers",
      "The certificate is not meant for servers (serverAuth). Ask your authority for one that is.",
    ),
  caOnly: () => error("authority-only", "Only certificates of authorities are in the file. Add the one of the server."),
  noNames: () =>
    warning(
      "no-names",
      "The certificate carries no host names (subject alternative names). Clients refuse it; have it issued anew.",
    ),
  weakKey: (key: string, subject: string) =>
    warning(
      "weak-key",
      `The key of ${subject} is too short by today's rules: ${key}. Have it issued for one of at least RSA 2048 or EC P-256.`,
    ),
  weakDigest: (digest: string, subject: string) =>
    warning("weak-digest", `${subject} is signed with ${digest}, which clients refuse. Have it issued anew.`),
};
