/**
 * What each resolver of this computer says about the site name, and where the name leads as this computer looks it up.
 *
 * Each is asked on its own and within a time limit; one that fails is an answer as well. Asks nobody when the pair fixes the
 * address or the site is one. What other resolvers in the world say only they know.
 */
import { getServers } from "node:dns";
import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { ResolverView } from "../../../shared/runbooks/run-knowledge.ts";
import { type Clock, isoNow } from "../ports.ts";
import { findAddresses } from "./find-addresses.ts";

const thisComputer = "this computer";

export interface ResolverChoice {
  /** `address:port` of each server; left out, this computer's own. */
  servers?: readonly string[];
  /** For each server. */
  timeoutMs?: number;
}

/** More than any computer asks. */
const mostServers = 8;

export async function askResolvers(
  { site }: PairDefinition,
  clock: Clock,
  signal: AbortSignal,
  choice: ResolverChoice = {},
): Promise<ResolverView[]> {
  if (isIP(site.host) || (site.connect && site.connect.length > 0)) return [];
  const { servers = getServers(), timeoutMs = 3_000 } = choice;
  const asked = [...new Set(servers)]
    .slice(0, mostServers)
    .map((server) => askOne(server, site.host, timeoutMs, signal));
  const views = await Promise.all([askComputer(site.host, timeoutMs, signal, choice.servers), ...asked]);
  return views.map((view) => ({ ...view, at: isoNow(clock) }));
}

/** DNS twice, then the system's own way, which knows no limit. */
const computerTakes = 4;

type Seen = Omit<ResolverView, "at">;

/** As everything on this computer does it, its own list of names included. */
async function askComputer(
  host: string,
  timeoutMs: number,
  signal: AbortSignal,
  servers: readonly string[] | undefined,
): Promise<Seen> {
  const found = await Promise.race([
    findAddresses(host, signal, { timeoutMs, ...(servers ? { servers } : {}) }),
    silence(timeoutMs * computerTakes, signal),
  ]);
  if (found.kind === "unresolved") return failed(thisComputer, found.code);
  const ttlSeconds = found.kind === "resolved" ? found.ttlSeconds : null;
  return { resolver: thisComputer, addresses: found.addresses, ttlSeconds, error: null };
}

function silence(afterMs: number, signal: AbortSignal): Promise<{ kind: "unresolved"; code: string }> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(afterMs)]);
  return new Promise((resolve) => {
    const end = () => resolve({ kind: "unresolved", code: "ETIMEOUT" });
    if (limit.aborted) end();
    else limit.addEventListener("abort", end, { once: true });
  });
}

async function askOne(server: string, host: string, timeoutMs: number, signal: AbortSignal): Promise<Seen> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  const cancel = () => resolver.cancel();
  // The library counts its own time anew for what it asks again.
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  limit.addEventListener("abort", cancel);
  try {
    resolver.setServers([server]);
    if (limit.aborted) cancel();
    const answers = await Promise.allSettled([
      resolver.resolve4(host, { ttl: true }),
      resolver.resolve6(host, { ttl: true }),
    ]);
    const told = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    if (told.length === 0) return failed(server, codeOf(answers));
    return {
      resolver: server,
      addresses: told.map(({ address }) => address).sort(),
      ttlSeconds: Math.max(...told.map(({ ttl }) => ttl)),
      error: null,
    };
  } catch (error) {
    return failed(server, error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN");
  } finally {
    limit.removeEventListener("abort", cancel);
  }
}

const failed = (resolver: string, error: string): Seen => ({ resolver, addresses: [], ttlSeconds: null, error });

/** Of two failures the one that says more: a name without an IPv6 address is in order. */
function codeOf(answers: readonly PromiseSettledResult<unknown>[]): string {
  const codes = answers.flatMap((answer): string[] =>
    answer.status === "rejected" ? [String((answer.reason as NodeJS.ErrnoException).code ?? "UNKNOWN")] : [],
  );
  return codes.find((code) => code !== "ENODATA") ?? codes[0] ?? "UNKNOWN";
}
