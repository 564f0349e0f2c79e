/** Asks the issuers of what a pair serves whether they revoked it, of the hosts that the person agreed to and nobody else. */
import { X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../shared/certificates/certificate-facts.ts";
import type { CertificateGrid } from "../../shared/certificates/certificate-grid.ts";
import { isIssuedBy } from "../../shared/certificates/chain-order.ts";
import type { RevocationResult } from "../../shared/certificates/revocation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import type { HeldGrids } from "./certificate-grid/held-grids.ts";
import { siteDestination } from "./net/destination.ts";
import { authoritiesOf } from "./net/trust.ts";
import type { Clock } from "./ports.ts";
import type { AskedCertificate } from "./revocation/ask-revocation.ts";

export interface RevocationDesk {
  ask(pair: Pair, grid: CertificateGrid | null, hosts: readonly string[]): Promise<RevocationResult[]>;
  end(): void;
}

export function createRevocationDesk(options: { held: Pick<HeldGrids, "certificate">; clock: Clock }): RevocationDesk {
  const ending = new AbortController();
  return {
    async ask(pair, grid, hosts) {
      // Loaded for those who ask.
      const { askRevocation } = await import("./revocation/ask-revocation.ts");
      const agreed = new Set(hosts);
      const reach = { mayAsk: (host: string) => agreed.has(host), signal: ending.signal };
      return askRevocation(askedOf(pair, grid, options.held), { reach, clock: options.clock });
    },
    end: () => ending.abort(),
  };
}

/** Every certificate that is served under any name; a root vouches for itself, so nobody is asked about it. */
function askedOf(pair: Pair, grid: CertificateGrid | null, held: Pick<HeldGrids, "certificate">): AskedCertificate[] {
  const chains = (grid?.cells ?? []).flatMap(({ outcome }) => (outcome.kind === "served" ? [outcome.chain] : []));
  const sent = [...new Map(chains.flat().map((facts) => [facts.sha256, facts])).values()];
  const authorities = onDemand(() => authoritiesOf(trustOf(pair)).map((pem) => new X509Certificate(pem)));
  return sent.flatMap((facts) => {
    const certificate = facts.isSelfSigned ? null : held.certificate(pair.id, facts.sha256);
    if (!certificate) return [];
    const candidates = sent.filter((one) => isIssuedBy(facts, one)).map((one) => held.certificate(pair.id, one.sha256));
    return [
      { facts, certificate, issuer: issuerAmong(certificate, candidates) ?? issuerIn(facts, certificate, authorities) },
    ];
  });
}

function trustOf(pair: Pair) {
  const { trust } = siteDestination(pair);
  return trust.trust === "pin" ? ({ trust: "system" } as const) : trust;
}

/** By its signature: names alone can be copied. */
function issuerAmong(certificate: Uint8Array, candidates: readonly (Uint8Array | null)[]): Uint8Array | null {
  const child = new X509Certificate(certificate);
  return candidates.find((der) => der && isSignedBy(child, new X509Certificate(der))) ?? null;
}

/** An authority that was rightly not sent. */
function issuerIn(
  { issuer }: CertificateFacts,
  certificate: Uint8Array,
  authorities: () => readonly X509Certificate[],
): Uint8Array | null {
  const child = new X509Certificate(certificate);
  const named = authorities().filter(({ subject }) => (subject ?? "").split("\n").join(", ") === issuer);
  return named.find((one) => isSignedBy(child, one))?.raw ?? null;
}

function isSignedBy(child: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return child.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
