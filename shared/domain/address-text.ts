/** Addresses as people write them: what is a host, an IP address, a port. One truth for schemas and for forms. */

const hostLabels =
  /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?$/;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

export const isIpAddress = (text: string): boolean =>
  ipv4.test(text) || (/^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$/.test(text) && URL.canParse(`http://[${text}]/`));

/** Digits and dots alone are meant as an IPv4 address, colons as IPv6: a slip in one must not pass as a name. */
export function isHost(text: string): boolean {
  if (text.length > 253) return false;
  if (/^[\d.]+$/.test(text) || text.includes(":")) return isIpAddress(text);
  return hostLabels.test(text);
}

export const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

/** `host:port`, an IPv6 address in brackets; null when it is not written so. */
export function readHostPort(text: string): { host: string; port: number } | null {
  const [, host = "", digits = ""] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(text) ?? [];
  return isPort(Number(digits)) && digits !== "" ? { host: host.replace(/^\[|\]$/g, ""), port: Number(digits) } : null;
}

/** Words that stand beside appliance names in answers (`servedBy`, grid targets), so no appliance may bear them. */
const reservedNames = ["site", "other", "nobody", "unknown"];

export const isReservedName = (name: string): boolean => reservedNames.includes(name.toLowerCase());
