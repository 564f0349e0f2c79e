/**
 * Which names a certificate covers, as clients compare them (RFC 6125, RFC 9525). A wildcard stands for exactly one label, the
 * leftmost and a whole one, in front of at least two more. Addresses are compared as addresses and never match a wildcard.
 * Internationalised names count as they are written, which in a certificate is their xn-- form.
 */
import { isIpAddress } from "../domain/address-text.ts";

/** `names`: the subject alternative names of the certificate. */
export function coversName(names: readonly string[], name: string): boolean {
  const wanted = normalName(name);
  return names.map(normalName).some((entry) => entry === wanted || isCoveredByWildcard(entry, wanted));
}

/** Those of `wanted` that are not covered, each once. */
export const uncoveredNames = (names: readonly string[], wanted: readonly string[]): string[] =>
  [...new Set(wanted.map(normalName))].filter((name) => !coversName(names, name));

/** Without what makes no difference to a client: case, the dot at the end, the ways to write one IPv6 address. */
function normalName(name: string): string {
  const plain = name.trim().toLowerCase();
  if (plain.includes(":")) return isIpAddress(plain) ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
  return plain.replace(/\.$/, "");
}

function isCoveredByWildcard(entry: string, name: string): boolean {
  if (!entry.startsWith("*.") || isIpAddress(name)) return false;
  const behindStar = entry.slice(1);
  const dot = name.indexOf(".");
  return dot > 0 && behindStar.indexOf(".", 1) > 1 && !behindStar.includes("*") && name.slice(dot) === behindStar;
}
