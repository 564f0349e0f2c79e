/**
 * Which addresses may be handed to the person's own browser.
 *
 * Guarantees: only https, only without a user name or password, only to a host that is configured in a pair (with its
 * exact port) or to the vendor's documentation (port 443); compared after parsing, so what is judged is what opens. An
 * address with control characters, white space or backslashes is refused, since programs read such text differently.
 */

const documentationHosts: readonly string[] = ["docs.beyondtrust.com", "www.beyondtrust.com"];
const longestLink = 2000;
/** Control characters, white space and backslash. */
const ambiguous = /[\p{Cc}\p{Cf}\p{Z}\\]/u;

/**
 * The address to open, normalised, or null when it must not be opened.
 * @param configuredHosts `host` or `host:port`, as they stand in the pairs; without a port 443 is meant
 */
export function allowedLink(address: string, configuredHosts: readonly string[]): string | null {
  if (address.length > longestLink || ambiguous.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  const hosts = new Set([...documentationHosts, ...configuredHosts.map(normalisedHost)]);
  return hosts.has(url.host) ? url.href : null;
}

/** As the URL parser writes it: lower case, punycode, no default port. What cannot be a host matches nothing. */
function normalisedHost(host: string): string | null {
  if (/[/?#@\\]/.test(host) || !URL.canParse(`https://${host}`)) return null;
  return new URL(`https://${host}`).host;
}
