/**
 * An address at an appliance itself, never at the site name, which can lead to the other one. An IPv6 address stands in brackets;
 * 443 goes without saying.
 */
export const hostAndPort = ({ host, port }: { host: string; port: number }): string =>
  `${host.includes(":") ? `[${host}]` : host}${port === 443 ? "" : `:${port}`}`;

export const ownOrigin = (appliance: { host: string; port: number }): string => `https://${hostAndPort(appliance)}`;

/** The page a step is done on; null: it is done elsewhere. */
export function ownPage(
  page: { appliance: string; at: string } | null,
  appliances: readonly { name: string; host: string; port: number }[],
): string | null {
  const found = page && appliances.find(({ name }) => name === page.appliance);
  return found ? `${ownOrigin(found)}/${page.at}` : null;
}
