/** For runs that look at no certificate and take no file. */
import type { RunCertificatesOptions } from "../../../electron/core/create-run-certificates.ts";
import { systemClock } from "../../../electron/core/ports.ts";

const nothingIsServed = () => Promise.reject(new Error("nothing is served or given here"));

export const noCertificates: RunCertificatesOptions = {
  readGrid: nothingIsServed,
  examine: nothingIsServed,
  secrets: { hide: () => undefined },
  clock: systemClock,
};
