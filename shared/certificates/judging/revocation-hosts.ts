/** Whom a question about revocation would go to, as the served certificates name them. Nobody is asked here. */
import type { CertificateGrid } from "../certificate-grid.ts";

/** Each once, sorted. Only what is named with http: nothing else is asked. */
export function revocationHosts(grid: CertificateGrid | null): string[] {
  const served = (grid?.cells ?? []).flatMap(({ outcome }) => (outcome.kind === "served" ? outcome.chain : []));
  const hosts = served.flatMap(({ ocspUrls, crlUrls }) => [...ocspUrls, ...crlUrls]).map(hostOf);
  return [...new Set(hosts)].filter((host) => host !== null).sort();
}

function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return protocol === "http:" ? host : null;
}
