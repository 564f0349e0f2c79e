/**
 * One question by OCSP (RFC 6960). An answer counts only when the issuer, or somebody the issuer has appointed for it, has
 * signed it, when it is about this certificate, and when it is of now.
 */
import { BasicOCSPResponse, Certificate, OCSPRequest, OCSPResponse } from "pkijs";
import { isSignedByIssuer } from "../certificates/is-signed-by-issuer.ts";
import { type IssuerAnswer, notLearned, whyNotNow } from "../certificates/issuer-answer.ts";

const successful = 0;
const statuses: readonly IssuerAnswer[] = [
  { answer: "good", message: "The issuer says that it is not revoked." },
  { answer: "revoked", message: "The issuer has revoked it: clients that ask refuse it." },
  notLearned("the issuer does not know this certificate"),
];

/** DER both. Never throws for what `send` brings. */
export async function askOcsp(
  certificate: Uint8Array,
  issuer: Uint8Array,
  { send, nowMs }: { send: (request: Uint8Array) => Promise<Uint8Array | string>; nowMs: number },
): Promise<IssuerAnswer> {
  const [asked, authority] = [Certificate.fromBER(certificate), Certificate.fromBER(issuer)];
  const request = new OCSPRequest();
  // SHA-1 names the issuer here and proves nothing; it is what every responder understands.
  await request.createForCertificate(asked, { hashAlgorithm: "SHA-1", issuerCertificate: authority });
  const received = await send(new Uint8Array(request.toSchema(true).toBER()));
  if (typeof received === "string") return notLearned(received);
  try {
    return await readAnswer(received, asked, authority, nowMs);
  } catch {
    return notLearned("the answer cannot be verified");
  }
}

async function readAnswer(
  received: Uint8Array,
  asked: Certificate,
  authority: Certificate,
  nowMs: number,
): Promise<IssuerAnswer> {
  const response = OCSPResponse.fromBER(received);
  const status = response.responseStatus.valueBlock.valueDec;
  if (status !== successful || !response.responseBytes)
    return notLearned(`the responder refuses to answer (${status})`);
  const basic = BasicOCSPResponse.fromBER(response.responseBytes.response.valueBlock.valueHexView);
  if (!(await isSignedByIssuer(basic, authority, nowMs))) return notLearned("the answer is not signed by the issuer");
  const single = basic.tbsResponseData.responses.find(({ certID }) => certID.serialNumber.isEqual(asked.serialNumber));
  const told = await basic.getCertificateStatus(asked, authority);
  if (!single || !told.isForCertificate) return notLearned("the answer is about another certificate");
  const old = whyNotNow({ thisUpdate: single.thisUpdate, nextUpdate: single.nextUpdate }, nowMs);
  return old === null ? (statuses[told.status] ?? notLearned("the answer says nothing")) : notLearned(old);
}
