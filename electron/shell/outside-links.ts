/** The only file that hands an address to the operating system; both ways in pass the core's rule for links. */
import { shell } from "electron";
import { allowedLink } from "../core/links/allowed-link.ts";
import type { Log } from "../core/log/log.ts";

/** For addresses the core has already judged. */
export const openLink = (address: string): Promise<void> => shell.openExternal(address);

/** For addresses that a page asked for by opening a window: judged here, dropped when refused. */
export function createOutsideLinks(options: { configuredHosts: () => readonly string[]; log: Log }) {
  return (address: string): void => {
    const allowed = allowedLink(address, options.configuredHosts());
    if (allowed === null) {
      options.log.warn("link-refused", { length: address.length });
      return;
    }
    openLink(allowed).catch((error: unknown) => options.log.error("link-not-opened", error));
  };
}
