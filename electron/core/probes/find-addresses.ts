/**
 * Where a name leads, asked of DNS for the time its answer may be kept; a name that DNS does not know may stand in this
 * computer's own list, which has no such time. An address leads to itself, and nobody is asked.
 */
import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import type { SiteAddressOutcome } from "../../../shared/domain/observation.ts";

export interface DnsChoice {
  /** `address:port` of each server to ask; left out, this computer's own. */
  servers?: readonly string[];
  /** How long each server is given at the first try; a second one gets more. */
  timeoutMs: number;
}

const usualDns: DnsChoice = { timeoutMs: 2_000 };
const tries = 2;

export async function findAddresses(
  host: string,
  signal: AbortSignal,
  dns: DnsChoice = usualDns,
): Promise<SiteAddressOutcome> {
  if (isIP(host)) return { kind: "fixed", addresses: [host] };
  const told = await askDns(host, signal, dns);
  if (told.length > 0) {
    const ttlSeconds = Math.max(...told.map(({ ttl }) => ttl));
    return { kind: "resolved", addresses: told.map(({ address }) => address).sort(), ttlSeconds };
  }
  try {
    const found = await lookup(host, { all: true });
    return { kind: "resolved", addresses: found.map(({ address }) => address).sort(), ttlSeconds: null };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
    return { kind: "unresolved", code };
  }
}

/** None when DNS does not answer or does not know the name; the system is asked then. */
async function askDns(
  host: string,
  signal: AbortSignal,
  { servers, timeoutMs }: DnsChoice,
): Promise<{ address: string; ttl: number }[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (servers) resolver.setServers(servers);
  const onAbort = () => resolver.cancel();
  signal.addEventListener("abort", onAbort);
  try {
    const answers = await Promise.allSettled([
      resolver.resolve4(host, { ttl: true }),
      resolver.resolve6(host, { ttl: true }),
    ]);
    return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
