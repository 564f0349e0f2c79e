/** How often a pair's certificates are looked at by themselves, and from when on what was seen is old. */
import type { CertificateGrid } from "./certificate-grid.ts";

/** Certificates change a few times a year; the watcher's own handshakes tell a new one within minutes. */
export const gridIntervalMs = 6 * 3_600_000;

/** Two looks missed and half an interval, as for every other look; one from the future is not believed either. */
export const isGridOld = ({ at }: Pick<CertificateGrid, "at">, nowMs: number): boolean =>
  !(Math.abs(nowMs - Date.parse(at)) <= 2.5 * gridIntervalMs);
