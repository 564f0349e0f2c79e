/**
 * The issuer's word that a server sends along. It counts when it is about this very certificate, of now, and signed by the
 * issuer or by whom it has appointed; whatever else it says is not known to be true.
 */
import { BasicOCSPResponse, Certificate, OCSPResponse, SingleResponse } from "pkijs";
import type { Stapled } from "../../../shared/certificates/certificate-grid.ts";
import { isSignedByIssuer } from "../certificates/is-signed-by-issuer.ts";
import { whyNotNow } from "../certificates/issuer-answer.ts";

const statuses = ["good", "revoked", "unknown"] as const;
const unreadable: Stapled = { status: "unreadable", producedAt: null, nextUpdate: null };

/** All DER. `issuers`: whoever may have issued it. */
export async function readStapled(
  answer: Uint8Array,
  leaf: Uint8Array,
  { issuers, nowMs }: { issuers: readonly Uint8Array[]; nowMs: number },
): Promise<Stapled> {
  try {
    const { responseBytes } = OCSPResponse.fromBER(answer);
    if (!responseBytes) return unreadable;
    const basic = BasicOCSPResponse.fromBER(responseBytes.response.valueBlock.valueHexView);
    const { responses, producedAt } = basic.tbsResponseData;
    const asked = Certificate.fromBER(leaf);
    const about = responses.find(({ certID }) => certID.serialNumber.isEqual(asked.serialNumber));
    const told = about ?? responses[0];
    if (!(told instanceof SingleResponse)) return unreadable;
    const times = { producedAt: producedAt.toISOString(), nextUpdate: told.nextUpdate?.toISOString() ?? null };
    // One that has ended is told as what it was: the check says that it is over.
    const isEarly = whyNotNow({ thisUpdate: told.thisUpdate, nextUpdate: new Date(nowMs) }, nowMs) !== null;
    const isProved = about !== undefined && !isEarly && (await isProvedBy(basic, asked, issuers, nowMs));
    return { status: isProved ? (statuses[statusTag(told)] ?? "unreadable") : "unknown", ...times };
  } catch {
    return unreadable;
  }
}

async function isProvedBy(
  basic: BasicOCSPResponse,
  asked: Certificate,
  issuers: readonly Uint8Array[],
  nowMs: number,
): Promise<boolean> {
  for (const der of issuers) {
    const issuer = Certificate.fromBER(der);
    if (!issuer.subject.isEqual(asked.issuer)) continue;
    const { isForCertificate } = await basic.getCertificateStatus(asked, issuer);
    if (isForCertificate && (await isSignedByIssuer(basic, issuer, nowMs))) return true;
  }
  return false;
}

const statusTag = ({ certStatus }: SingleResponse): number =>
  (certStatus as { idBlock: { tagNumber: number } }).idBlock.tagNumber;
