/**
 * Chromium cannot serve a scheme it was not built with, so `scheme://host/` is shown as an https origin of its own. Only
 * the two functions here know both forms; the program sees its own scheme everywhere.
 */
const suffix = ".electron-double.invalid";

export function toChromium(address: string): string {
  const url = new URL(address);
  if (url.protocol === "https:" || url.protocol === "http:" || url.host === "") return address;
  return `https://${url.protocol.slice(0, -1)}-${url.host}${suffix}${url.pathname}${url.search}${url.hash}`;
}

export function fromChromium(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const mapped = url.host.endsWith(suffix) ? /^([a-z][a-z0-9+.]*)-(.+)$/.exec(url.host.slice(0, -suffix.length)) : null;
  return mapped ? `${mapped[1]}://${mapped[2]}${url.pathname}${url.search}${url.hash}` : address;
}
