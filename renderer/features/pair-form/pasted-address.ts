/** What is pasted into an address field is often the whole address of a page: its host and port are taken out of it. */
import { isHost } from "../../../shared/domain/address-text.ts";

export interface PastedAddress {
  host: string;
  /** null: the text names none. */
  port: string | null;
  /** Something was left off. */
  isCleaned: boolean;
}

/** The text as it is where no address can be found in it: the person sees what they wrote, and why it is none. */
export function readPastedAddress(text: string): PastedAddress {
  const wanted = text.trim();
  if (isHost(wanted)) return { host: wanted, port: null, isCleaned: wanted !== text };
  const url = parse(wanted);
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  // A browser makes an address of "10.1" too: what the person did not write is not put in their mouth.
  if (!url || !isHost(host) || !wanted.toLowerCase().includes(host))
    return { host: wanted, port: null, isCleaned: false };
  return { host, port: url.port || null, isCleaned: true };
}

function parse(text: string): URL | null {
  // Without a scheme "host:8443" would be read as the scheme "host".
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(full)) return null;
  return new URL(full);
}
