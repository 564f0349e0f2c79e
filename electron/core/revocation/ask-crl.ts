/** Looks a certificate up in its issuer's list of revoked ones (RFC 5280). A list for only some of them, or unsigned, is not believed. */
import { Certificate, CertificateRevocationList } from "pkijs";
import { type IssuerAnswer, notLearned, whyNotNow } from "../certificates/issuer-answer.ts";

/** DER both. Never throws for what `fetch` brings. */
export async function askCrl(
  certificate: Uint8Array,
  issuer: Uint8Array,
  { fetch, nowMs }: { fetch: () => Promise<Uint8Array | string>; nowMs: number },
): Promise<IssuerAnswer> {
  const received = await fetch();
  if (typeof received === "string") return notLearned(received);
  try {
    return await readList(fromPem(received), Certificate.fromBER(certificate), Certificate.fromBER(issuer), nowMs);
  } catch {
    return notLearned("the list cannot be read");
  }
}

async function readList(
  received: Uint8Array,
  asked: Certificate,
  issuerCertificate: Certificate,
  nowMs: number,
): Promise<IssuerAnswer> {
  const list = CertificateRevocationList.fromBER(received);
  // Also false for a list with a critical extension that is not known here, such as one for some certificates alone.
  if (!(await list.verify({ issuerCertificate })))
    return notLearned("the list is not signed by the issuer for all it issued");
  const old = whyNotNow({ thisUpdate: list.thisUpdate.value, nextUpdate: list.nextUpdate?.value }, nowMs);
  if (old !== null) return notLearned(old);
  return list.isCertificateRevoked(asked)
    ? {
        answer: "revoked",
        message: "It stands in the issuer's list of revoked certificates: clients that look refuse it.",
      }
    : { answer: "good", message: "It does not stand in the issuer's list of revoked certificates." };
}

/** Some issuers publish PEM although the standard says DER. */
function fromPem(received: Uint8Array): Uint8Array {
  const text = Buffer.from(received.subarray(0, 64)).toString("latin1");
  if (!text.includes("-----BEGIN")) return received;
  const base64 = Buffer.from(received)
    .toString("latin1")
    .replace(/-----[^-]+-----/g, "");
  return new Uint8Array(Buffer.from(base64, "base64"));
}
