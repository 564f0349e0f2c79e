/** Whether a chain is made for a TLS server: what each certificate says that it may be used for. */
import type { CertificateFacts } from "./certificate-facts.ts";

const serverUses = ["serverAuth", "1.3.6.1.5.5.7.3.1", "anyExtendedKeyUsage", "2.5.29.37.0"];

/** What stands against it, as the end of a sentence about the certificate; null: nothing. One without usages may do anything. */
export const serverUseProblem = (element: CertificateFacts, role: "leaf" | "authority"): string | null =>
  refusedUse(element, role) ?? (role === "leaf" ? doubtfulUse(element) : null);

/** The same as far as every client refuses it. */
export function refusedUse(
  { usages, extendedUsages, isCa }: CertificateFacts,
  role: "leaf" | "authority",
): string | null {
  if (extendedUsages.length > 0 && !serverUses.some((use) => extendedUsages.includes(use))) {
    return "is not made for servers (no serverAuth among its extended key usages)";
  }
  if (role === "leaf") return null;
  if (!isCa) return "is not an authority and still has issued another one";
  return usages.length > 0 && !usages.includes("keyCertSign") ? "may not sign certificates (no keyCertSign)" : null;
}

function doubtfulUse({ usages, isCa }: CertificateFacts): string | null {
  if (isCa) return "is an authority's, which some clients refuse as a server's own";
  return usages.length > 0 && !usages.includes("digitalSignature")
    ? "may not sign handshakes, for which some clients refuse it (no digitalSignature among its key usages)"
    : null;
}
