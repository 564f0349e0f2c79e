/**
 * Whether an OCSP answer is the issuer's word (RFC 6960, 4.2.2.2): signed with the issuer's own key, whatever certificates are
 * attached or none, or with the key of somebody whom the issuer itself has appointed for nothing but this.
 */
import { type BasicOCSPResponse, Certificate, ExtKeyUsage, getCrypto } from "pkijs";

const answering = "1.3.6.1.5.5.7.3.9";

export async function isSignedByIssuer(basic: BasicOCSPResponse, issuer: Certificate, nowMs: number): Promise<boolean> {
  if (await isSignedWith(basic, issuer)) return true;
  for (const certificate of basic.certs ?? []) {
    if (!(certificate instanceof Certificate) || !mayAnswer(certificate, nowMs)) continue;
    if ((await isSignedWith(basic, certificate)) && (await isIssuedBy(certificate, issuer))) return true;
  }
  return false;
}

/** A key of another kind than the signature's cannot have made it. */
async function isSignedWith(
  { tbsResponseData, signature, signatureAlgorithm }: BasicOCSPResponse,
  { subjectPublicKeyInfo }: Certificate,
): Promise<boolean> {
  try {
    const { tbsView } = tbsResponseData;
    return await getCrypto(true).verifyWithPublicKey(
      new Uint8Array(tbsView).buffer,
      signature,
      subjectPublicKeyInfo,
      signatureAlgorithm,
    );
  } catch {
    return false;
  }
}

const isIssuedBy = (certificate: Certificate, issuer: Certificate): Promise<boolean> =>
  certificate.verify(issuer).catch(() => false);

function mayAnswer({ extensions = [], notBefore, notAfter }: Certificate, nowMs: number): boolean {
  const uses = extensions.find(({ parsedValue }) => parsedValue instanceof ExtKeyUsage)?.parsedValue;
  const isOfNow = notBefore.value.getTime() <= nowMs && nowMs <= notAfter.value.getTime();
  return isOfNow && uses instanceof ExtKeyUsage && uses.keyPurposes.includes(answering);
}
