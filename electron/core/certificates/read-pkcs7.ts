/** Takes the certificates out of a PKCS#7 file (SignedData, RFC 2315 and 5652). Nobody's signature in it is judged. */
import { BadEncoding, childAt, childrenOf, contextOf, type Element, explicitOf, oidOf, tags } from "./ber.ts";
import { type FileContents, hasRoom } from "./file-contents.ts";
import { partFindings, protectionFindings } from "./file-problems.ts";

const signedData = "1.2.840.113549.1.7.2";
const [certificates, revocationLists] = [0, 1];

export function takePkcs7(info: Element, contents: FileContents): void {
  try {
    if (oidOf(childAt(info, 0)) !== signedData) {
      contents.findings.push(protectionFindings.publicKey());
      return;
    }
    for (const part of childrenOf(explicitOf(childAt(info, 1)))) {
      if (contextOf(part) === certificates) takeCertificates(part, contents);
      if (contextOf(part) === revocationLists) contents.findings.push(partFindings.revocationList());
    }
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error;
    contents.findings.push(partFindings.block("PKCS7"));
  }
}

function takeCertificates(part: Element, contents: FileContents): void {
  for (const { tag, bytes } of childrenOf(part)) {
    if (tag === tags.sequence && hasRoom(contents)) {
      contents.certificates.push({ der: Buffer.from(bytes), friendlyName: null });
    }
  }
}
