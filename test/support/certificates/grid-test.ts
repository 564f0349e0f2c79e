/** A pair on loopback whose certificates a test chooses, and what the nine handshakes find there. */
import { onTestFinished } from "vitest";
import { readGrid } from "../../../electron/core/certificate-grid/read-grid.ts";
import type { ConnectLimits } from "../../../electron/core/net/connect.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import type { CertificateGrid, ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import type { SentName } from "../../../shared/certificates/sent-names.ts";
import type { PairDefinition, TlsSettings } from "../../../shared/domain/pair.ts";
import type { CertificateServer } from "./certificate-server.ts";

export const siteHost = "support.example.com";
export const gridLimits: ConnectLimits = { connectMs: 5000, handshakeMs: 5000 };

export function closedAfterTest<Server extends Pick<CertificateServer, "close">>(server: Server): Server {
  onTestFinished(() => server.close());
  return server;
}

/** The site name leads to the first. */
export function pairServedBy(
  [a, b]: readonly [{ port: number }, { port: number }],
  tls: TlsSettings,
  siteHostName = siteHost,
): PairDefinition {
  const appliance = (name: string, port: number) => ({ name, host: "127.0.0.1", port, clientId: "watch", tls });
  return {
    name: "Support site",
    site: { host: siteHostName, port: 443, connect: [`127.0.0.1:${a.port}`], tls },
    network: { method: "dns-swing", sharedIps: [] },
    normalPrimary: "site1",
    appliances: [appliance("site1", a.port), appliance("site2", b.port)],
  };
}

export const readGridOf = (pair: PairDefinition, limits = gridLimits): Promise<CertificateGrid> =>
  readGrid({ pair, limits, signal: new AbortController().signal, clock });

export function cellOf(grid: CertificateGrid, target: string, sni: SentName = "site") {
  const cell = grid.cells.find((one) => one.target === target && one.sni === sni);
  if (!cell) throw new Error(`the grid has no cell ${target} ${sni}`);
  return cell;
}

export function servedAt(grid: CertificateGrid, target: string, sni: SentName = "site"): ServedChain {
  const { outcome } = cellOf(grid, target, sni);
  if (outcome.kind !== "served") throw new Error(`${target} served nothing: ${outcome.code}`);
  return outcome;
}
