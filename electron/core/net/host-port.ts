/** `host:port` as the pairs file writes it, an IPv6 address in brackets. */

/** null when it is not written so. */
export function readAddress(text: string): { host: string; port: number } | null {
  const colon = text.lastIndexOf(":");
  const port = Number(text.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port };
}

export const writeAddress = ({ host, port }: { host: string; port: number }): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;
