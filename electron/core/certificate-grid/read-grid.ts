/**
 * Nine handshakes at once: both appliances and the site name, each with the site's name, with none and with a wrong one.
 * Takes as long as the slowest of them; one that hangs ends by its limits and keeps nobody waiting. Needs no account and
 * asks nobody but the pair and, for names, the system's resolver.
 */

import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import type { CertificateGrid, GridCell } from "../../../shared/certificates/certificate-grid.ts";
import { type SentName, sentNames, siteTarget } from "../../../shared/certificates/sent-names.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import type { ConnectLimits, Destination } from "../net/connect.ts";
import { rehearsalDestination, siteDestination } from "../net/destination.ts";
import { type Clock, isoNow } from "../ports.ts";
import { readServedChain } from "./read-served-chain.ts";
import { createSharedLookUp } from "./shared-look-up.ts";

/** Of a domain that is reserved for names nobody has. */
const wrongName = "old-bookmark.pairdesk.invalid";

export interface GridOptions {
  pair: PairDefinition;
  limits: ConnectLimits;
  /** Ends the handshakes that are under way; their cells say so. */
  signal: AbortSignal;
  clock: Clock;
}

export interface GridReading {
  grid: CertificateGrid;
  /** Every certificate that was sent, DER by fingerprint. */
  certificates: Map<string, Uint8Array>;
}

export const readGrid = async (options: GridOptions): Promise<CertificateGrid> => (await readServed(options)).grid;

export async function readServed({ pair, limits, signal, clock }: GridOptions): Promise<GridReading> {
  const at = isoNow(clock);
  const startedMs = performance.now();
  const certificates = new Map<string, Uint8Array>();
  const read = rememberReadings(certificates);
  const lookup = createSharedLookUp();

  async function readCell({ target, destination }: Place, sni: SentName): Promise<GridCell> {
    const begun = { target, sni, at: isoNow(clock) };
    const begunMs = performance.now();
    const { outcome } = await readServedChain(naming(destination, sni), limits, signal, { lookup, read });
    return { ...begun, tookMs: since(begunMs), outcome };
  }

  const cells = await Promise.all(placesOf(pair).flatMap((place) => sentNames.map((sni) => readCell(place, sni))));
  return { grid: { at, tookMs: since(startedMs), cells }, certificates };
}

interface Place {
  target: string;
  destination: Destination;
}

const placesOf = (pair: PairDefinition): Place[] => [
  ...pair.appliances.map((appliance) => ({
    target: appliance.name,
    destination: rehearsalDestination(pair, appliance),
  })),
  { target: siteTarget, destination: siteDestination(pair) },
];

function naming(destination: Destination, sni: SentName): Destination {
  if (sni === "none") return { ...destination, sendsServerName: false };
  return sni === "wrong" ? { ...destination, sentName: wrongName } : destination;
}

const since = (ms: number): number => Math.round(performance.now() - ms);

/** The nine mostly serve the same few certificates: each is read once. */
function rememberReadings(certificates: Map<string, Uint8Array>): (der: Uint8Array) => CertificateFacts {
  const facts = new Map<string, CertificateFacts>();
  return (der) => {
    const key = Buffer.from(der).toString("base64");
    const read = facts.get(key) ?? readCertificate(der);
    facts.set(key, read);
    certificates.set(read.sha256, der);
    return read;
  };
}
