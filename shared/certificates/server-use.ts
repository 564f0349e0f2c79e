/** Whether a chain is made for a TLS server: what each certificate says that it may be used for. */
import type { CertificateFacts } from "./certificate-facts.ts";

const serverUses = ["serverAuth", "1.3.6.1.5.5.7.3.1", "anyExtendedKeyUsage", "2.5.29.37.0"];

/** What stands against it, as the end of a sentence about the certificate; null: nothing. One without usages may do anything. */
export function serverUseProblem(element: CertificateFacts, role: "leaf" | "authority"): string | null {
  const { usages, extendedUsages, isCa } = element;
  if (extendedUsages.length > 0 && !serverUses.some((use) => extendedUsages.includes(use))) {
    return "is not made for servers (no serverAuth among its extended key usages)";
  }
  if (role === "authority") {
    if (!isCa) return "is not an authority and still has issued another one";
    return usages.length > 0 && !usages.includes("keyCertSign") ? "may not sign certificates (no keyCertSign)" : null;
  }
  if (isCa) return "is an authority's, which clients refuse as a server's own";
  return usages.length > 0 && !usages.includes("digitalSignature")
    ? "may not sign handshakes (no digitalSignature among its key usages)"
    : null;
}
