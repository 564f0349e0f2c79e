/** Files that are often taken for certificate files: what they are, and what makes one of them that is. */
import { type Finding, fileFindings } from "./file-problems.ts";

interface OtherFormat {
  code: string;
  what: string;
  remedy: string;
}

const keytool = (kind: string): string =>
  `Convert it with: keytool -importkeystore -srckeystore FILE -srcstoretype ${kind} -destkeystore NEW.p12 -deststoretype PKCS12`;

const java: OtherFormat = { code: "java-keystore", what: "a Java keystore (JKS)", remedy: keytool("JKS") };
const unpack = "Unpack it, and choose the certificate file in it.";

/** By their first bytes. */
const beginnings: (OtherFormat & { bytes: string })[] = [
  { bytes: "feedfeed", ...java },
  { bytes: "cececece", code: "java-keystore", what: "a Java keystore (JCEKS)", remedy: keytool("JCEKS") },
  {
    bytes: "0000000100000014",
    code: "bouncy-castle-keystore",
    what: "a Bouncy Castle keystore",
    remedy: keytool("BKS"),
  },
  {
    bytes: "0000000200000014",
    code: "bouncy-castle-keystore",
    what: "a Bouncy Castle keystore",
    remedy: keytool("BKS"),
  },
  { bytes: "504b0304", code: "archive", what: "a ZIP archive", remedy: unpack },
  { bytes: "1f8b", code: "archive", what: "a gzip archive", remedy: unpack },
  { bytes: "377abcaf271c", code: "archive", what: "a 7-Zip archive", remedy: unpack },
  { bytes: "25504446", code: "document", what: "a PDF document", remedy: "Ask for the certificate as a file." },
  {
    ...{ bytes: "d0cf11e0a1b11ae1", code: "document", what: "a mail or document of Microsoft Office" },
    remedy: "Save the attachment out of it.",
  },
  {
    ...{ bytes: "53514c69746520666f726d61742033", code: "database", what: "a database, perhaps that of a browser" },
    remedy: "Export the certificate from it as PKCS#12.",
  },
];

/** By how their text begins. */
const texts: (OtherFormat & { begins: RegExp })[] = [
  {
    ...{ begins: /^\s*PuTTY-User-Key-File/, code: "putty-key", what: "a key of PuTTY" },
    remedy: "Export it in PuTTYgen under Conversions; a TLS server needs a certificate for it as well.",
  },
  {
    ...{ begins: /^\s*(ssh-|ecdsa-sha2-|---- BEGIN SSH2)/, code: "ssh-public-key", what: "a public key of SSH" },
    remedy: "Choose the certificate file of the TLS server.",
  },
  {
    ...{ begins: /^\s*-----BEGIN PGP/, code: "pgp", what: "a file of PGP" },
    remedy: "Decrypt it, or choose the certificate file of the TLS server.",
  },
  {
    ...{ begins: /^\s*<(!doctype|html|\?xml)/i, code: "web-page", what: "a web page, such as a sign-in page" },
    remedy: "Download the certificate again, and look at it before you save it.",
  },
];

/** By their names alone: their first bytes are nothing special. */
const endings: Record<string, OtherFormat> = {
  kdb: {
    ...{ code: "ibm-keystore", what: "probably a key database of IBM (CMS)" },
    remedy: "Export it as PKCS#12 with gskcapicmd or iKeyman.",
  },
  jks: { ...java, what: "probably a Java keystore, and a damaged one" },
};

/** null: it is nothing that is known here. */
export function recogniseOther(bytes: Buffer, fileName: string): Finding | null {
  const head = bytes.subarray(0, 64);
  const [hex, text] = [head.toString("hex"), head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "")];
  const ending = fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase();
  const found =
    beginnings.find((format) => hex.startsWith(format.bytes)) ??
    texts.find(({ begins }) => begins.test(text)) ??
    (Object.hasOwn(endings, ending) ? endings[ending] : undefined);
  return found ? fileFindings.otherFormat(found.code, found.what, found.remedy) : null;
}
